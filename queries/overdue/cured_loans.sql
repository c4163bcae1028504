-- title: The loans cured in one month
-- title zh: 当月恢复正常的借据
-- grain: as_of_date, loan_id
-- parameters: as_of_date date, cured varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: judged_loan_month, report_month
-- needs: loan_month
-- notes: cured is a month such as 2026-05; most_days_since is the longest arrears in the three months after it
-- notes zh: cured 取恢复正常月份（如2026-05）；most_days_since 为其后三个月内的最长逾期天数
with span as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

month as (
    select
        report_month.as_of_date,
        report_month.as_of_date_before
    from report_month
    inner join span on report_month.as_of_date <= span.as_of_date
    where
        report_month.is_comparable
        and ($cured is null or strftime(report_month.as_of_date, '%Y-%m') = $cured)
),

-- Bounds that are known before anything is read keep other months unread.
near as (
    select *
    from judged_loan_month
    where
        as_of_date >= coalesce((try_strptime($cured, '%Y-%m') - interval 1 month)::date, date '1900-01-01')
        and as_of_date < coalesce((try_strptime($cured, '%Y-%m') + interval 4 month)::date, 'infinity'::date)
),

before as (
    select
        month.as_of_date as cured_as_of,
        judged.*
    from near as judged
    inner join month on judged.as_of_date = month.as_of_date_before
    where judged.in_book and judged.balance > 0 and judged.days_past_due > 0
),

cure as (
    select
        before.*,
        now.balance as balance_now
    from before
    inner join near as now on before.cured_as_of = now.as_of_date and before.loan_id = now.loan_id
    where
        now.in_book
        and now.balance > 0
        and now.days_past_due = 0
        and ($branch is null or list_contains($branch, before.branch_id))
        and ($product is null or list_contains($product, before.product_type))
        and ($sector is null or list_contains($sector, before.use_industry_code))
        and ($region is null or list_contains($region, before.use_region_code))
),

afterwards as (
    select
        cure.cured_as_of,
        cure.loan_id,
        max(later.days_past_due)::integer as most_days_since
    from cure
    cross join span
    inner join near as later
        on
            cure.loan_id = later.loan_id
            and cure.cured_as_of < later.as_of_date
            and span.as_of_date >= later.as_of_date
    where datediff('month', cure.cured_as_of, later.as_of_date) <= 3
    group by all
)

select
    cure.cured_as_of as as_of_date,
    cure.loan_id,
    cure.customer_id,
    cure.branch_id as branch,
    cure.product_type as product,
    cure.use_industry_code as sector,
    cure.use_region_code as region,
    cure.days_past_due as days_before_cure,
    afterwards.most_days_since,
    cure.balance as balance_before,
    cure.balance_now as balance
from cure
left join afterwards on cure.cured_as_of = afterwards.cured_as_of and cure.loan_id = afterwards.loan_id
order by cure.balance desc, cure.loan_id asc
