-- title: Loans kept alive by new terms, and what became of those of a year before
-- title zh: 借新还旧、展期及无还本续贷月度汇总及其一年后表现
-- grain: as_of_date, branch_id, product_type, use_industry_code, use_region_code, renewal_kind
-- parameters: months date[]
-- sources: book_month, judged_loan_month, book.loan, book.loan_flow, year_before_month
-- stored: memory
-- period: as_of_date
-- notes: before: performing twelve months earlier on the effective class; later bad: non-performing now, or written off or swapped for assets since; null without a report twelve months back
with renewed as (
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
    inner join year_before_month as month
        on flow.booked_on > month.as_of_date_before and flow.booked_on <= month.as_of_date
    where flow.flow_type in ('written_off', 'partly_written_off', 'swapped_for_assets')
),

told as (
    select
        judged.as_of_date,
        judged.branch_id,
        judged.product_type,
        judged.use_industry_code,
        judged.use_region_code,
        case
            when renewed.origin is not null then renewed.origin
            when judged.as_of_date > renewed.lives_on_after then 'extended'
        end as renewal_kind,
        judged.balance
    from judged_loan_month as judged
    inner join renewed on judged.loan_id = renewed.loan_id
    where judged.in_book and judged.as_of_date = any($months)
),

watched as (
    select
        as_of_date,
        branch_id,
        product_type,
        use_industry_code,
        use_region_code,
        renewal_kind,
        sum(balance) as balance
    from told
    where renewal_kind is not null
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
        sum(judged.balance) as before_balance,
        coalesce(sum(judged.balance) filter (where bad.loan_id is not null), 0) as later_npl_balance
    from year_before_month as month
    inner join judged_loan_month as judged on month.as_of_date_before = judged.as_of_date
    left join renewed on judged.loan_id = renewed.loan_id
    left join bad on month.as_of_date = bad.as_of_date and judged.loan_id = bad.loan_id
    where judged.in_book and judged.balance > 0 and judged.risk_class_effective < 3
    group by all
),

-- What is not watched is the rest of the book.
entered as (
    select
        *,
        0 as before_balance,
        0 as later_npl_balance
    from watched
    union all by name
    select
        * exclude (renewal_kind, balance),
        'ordinary' as renewal_kind,
        -balance as balance,
        0 as before_balance,
        0 as later_npl_balance
    from watched
    union all by name
    select
        as_of_date,
        branch_id,
        product_type,
        use_industry_code,
        use_region_code,
        'ordinary' as renewal_kind,
        sum(balance) as balance,
        0 as before_balance,
        0 as later_npl_balance
    from book_month
    where as_of_date = any($months)
    group by all
    union all by name
    select
        *,
        0 as balance
    from started
)

select
    entered.as_of_date,
    entered.branch_id,
    entered.product_type,
    entered.use_industry_code,
    entered.use_region_code,
    entered.renewal_kind,
    sum(entered.balance)::decimal(28, 2) as balance,
    case when count(month.as_of_date_before) > 0 then sum(entered.before_balance)::decimal(28, 2) end as before_balance,
    case when count(month.as_of_date_before) > 0 then sum(entered.later_npl_balance)::decimal(28, 2) end
        as later_npl_balance
from entered
inner join year_before_month as month on entered.as_of_date = month.as_of_date
group by all
