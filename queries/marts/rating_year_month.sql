-- title: Rated customers of twelve months before: grade then and now, and whether they defaulted since
-- title zh: 评级客户年度迁徙及违约情况月度汇总
-- grain: as_of_date, customer_type, rating_before, rating_now, is_here, was_npl, has_defaulted
-- parameters: months date[]
-- sources: judged_loan_month, rated_customer_month, year_before_month, history.loan_month, book.customer, book.loan, book.loan_flow
-- stored: memory
-- period: as_of_date
-- notes: defaulted: in any report since reported non-performing or more than 90 days late, written off or swapped for assets, or non-performing now on the effective class
with month as (
    select
        as_of_date,
        as_of_date_before
    from year_before_month
    where as_of_date_before is not null
),

rated as (
    select distinct customer_id
    from book.customer
    where internal_rating is not null
),

started as (
    select
        month.as_of_date,
        month.as_of_date_before,
        owed.customer_id,
        owed.balance as balance_before,
        owed.is_npl as was_npl
    from month
    inner join rated_customer_month as owed on month.as_of_date_before = owed.as_of_date
),

-- Few loans are ever bad: they are found first, and only then set against the years they fall in.
bad_day as (
    select
        loan_id,
        as_of_date as bad_on
    from history.loan_month
    where
        risk_class_reported >= 3
        or coalesce(days_past_due, as_of_date - least(principal_due_since, interest_due_since)) > 90
    union all
    select
        loan_id,
        booked_on as bad_on
    from book.loan_flow
    where flow_type in ('written_off', 'partly_written_off', 'swapped_for_assets')
    union all
    select
        loan_id,
        as_of_date as bad_on
    from judged_loan_month
    where risk_class_effective >= 3 and as_of_date = any($months)
),

bad_customer_day as (
    select distinct
        loan.customer_id,
        bad_day.bad_on
    from bad_day
    inner join book.loan as loan on bad_day.loan_id = loan.loan_id
    inner join rated on loan.customer_id = rated.customer_id
),

defaulted as (
    select distinct
        month.as_of_date,
        bad_customer_day.customer_id
    from bad_customer_day
    inner join month
        on
            bad_customer_day.bad_on > month.as_of_date_before
            and bad_customer_day.bad_on <= month.as_of_date
)

select
    started.as_of_date,
    coalesce(before.customer_type, 'unknown') as customer_type,
    coalesce(before.internal_rating, 'unrated') as rating_before,
    case when now.customer_id is not null then coalesce(current_row.internal_rating, 'unrated') end as rating_now,
    now.customer_id is not null as is_here,
    started.was_npl,
    defaulted.customer_id is not null as has_defaulted,
    count(*) as customer_count,
    sum(started.balance_before)::decimal(28, 2) as balance_before,
    sum(coalesce(now.balance, 0))::decimal(28, 2) as balance_now
from started
left join book.customer as before
    on
        started.customer_id = before.customer_id
        and started.as_of_date_before >= before.valid_from
        and started.as_of_date_before < coalesce(before.valid_to, 'infinity'::date)
left join book.customer as current_row
    on
        started.customer_id = current_row.customer_id
        and started.as_of_date >= current_row.valid_from
        and started.as_of_date < coalesce(current_row.valid_to, 'infinity'::date)
left join rated_customer_month as now
    on started.as_of_date = now.as_of_date and started.customer_id = now.customer_id
left join defaulted on started.as_of_date = defaulted.as_of_date and started.customer_id = defaulted.customer_id
where before.internal_rating is not null or current_row.internal_rating is not null
group by all
