-- title: Loans kept alive by new terms, and what became of those of a year before
-- title zh: 借新还旧、展期及无还本续贷月度汇总及其一年后表现
-- grain: as_of_date, branch_id, product_type, use_industry_code, use_region_code, renewal_kind
-- parameters: months date[]
-- sources: judged_loan_month, book.loan, book.loan_flow, book.loan_month
-- stored: memory
-- period: as_of_date
-- notes: before: performing twelve months earlier on the effective class; later bad: non-performing now, or written off or swapped for assets since; null without a report twelve months back
with reported as (
    select distinct as_of_date from book.loan_month
),

month as (
    select
        now.as_of_date,
        before.as_of_date as as_of_date_before
    from reported as now
    left join reported as before
        on date_trunc('month', now.as_of_date) - interval 12 month = date_trunc('month', before.as_of_date)
    where now.as_of_date = any($months)
),

renewed as (
    select
        loan_id,
        case
            when origination_type in ('refinanced', 'renewed_without_repayment', 'extended') then origination_type
            when origination_type is null then 'unknown'
        end as origin,
        case when extended_to > matures_on then matures_on end as lives_on_after
    from book.loan
    where
        origination_type is null
        or origination_type in ('refinanced', 'renewed_without_repayment', 'extended')
        or extended_to > matures_on
),

bad as (
    select
        judged.as_of_date,
        judged.loan_id
    from judged_loan_month as judged
    where judged.risk_class_effective >= 3 and judged.as_of_date = any($months)
    union
    select
        month.as_of_date,
        flow.loan_id
    from book.loan_flow as flow
    inner join month on flow.booked_on > month.as_of_date_before and flow.booked_on <= month.as_of_date
    where flow.flow_type in ('written_off', 'partly_written_off', 'swapped_for_assets')
),

now as (
    select
        judged.as_of_date,
        judged.branch_id,
        judged.product_type,
        judged.use_industry_code,
        judged.use_region_code,
        case
            when renewed.origin is not null then renewed.origin
            when judged.as_of_date > renewed.lives_on_after then 'extended'
            else 'ordinary'
        end as renewal_kind,
        count(*) as loan_count,
        sum(judged.balance) as balance
    from judged_loan_month as judged
    left join renewed on judged.loan_id = renewed.loan_id
    where judged.in_book and judged.as_of_date = any($months)
    group by all
),

started as (
    select
        month.as_of_date,
        judged.branch_id,
        judged.product_type,
        judged.use_industry_code,
        judged.use_region_code,
        case
            when renewed.origin is not null then renewed.origin
            when judged.as_of_date > renewed.lives_on_after then 'extended'
            else 'ordinary'
        end as renewal_kind,
        count(*) as before_count,
        sum(judged.balance) as before_balance,
        count(bad.loan_id) as later_npl_count,
        coalesce(sum(judged.balance) filter (where bad.loan_id is not null), 0) as later_npl_balance
    from month
    inner join judged_loan_month as judged on month.as_of_date_before = judged.as_of_date
    left join renewed on judged.loan_id = renewed.loan_id
    left join bad on month.as_of_date = bad.as_of_date and judged.loan_id = bad.loan_id
    where judged.in_book and judged.balance > 0 and judged.risk_class_effective < 3
    group by all
),

entered as (
    select
        as_of_date,
        branch_id,
        product_type,
        use_industry_code,
        use_region_code,
        renewal_kind,
        loan_count,
        balance,
        0 as before_count,
        0 as before_balance,
        0 as later_npl_count,
        0 as later_npl_balance
    from now
    union all
    select
        as_of_date,
        branch_id,
        product_type,
        use_industry_code,
        use_region_code,
        renewal_kind,
        0 as loan_count,
        0 as balance,
        before_count,
        before_balance,
        later_npl_count,
        later_npl_balance
    from started
)

select
    entered.as_of_date,
    entered.branch_id,
    entered.product_type,
    entered.use_industry_code,
    entered.use_region_code,
    entered.renewal_kind,
    sum(entered.loan_count)::bigint as loan_count,
    sum(entered.balance)::decimal(28, 2) as balance,
    case when count(month.as_of_date_before) > 0 then sum(entered.before_count)::bigint end as before_count,
    case when count(month.as_of_date_before) > 0 then sum(entered.before_balance)::decimal(28, 2) end as before_balance,
    case when count(month.as_of_date_before) > 0 then sum(entered.later_npl_count)::bigint end as later_npl_count,
    case when count(month.as_of_date_before) > 0 then sum(entered.later_npl_balance)::decimal(28, 2) end
        as later_npl_balance
from entered
inner join month on entered.as_of_date = month.as_of_date
group by all
