-- title: What became of every cure: held, past due again, or left
-- title zh: 逾期贷款恢复正常后的表现
-- grain: as_of_date, branch_id, product_type, use_industry_code, use_region_code, cure_outcome, settled_as_of
-- parameters: base_currency varchar
-- sources: history.loan_month, disbursed_loan, book.loan, book.exchange_rate, standard_parameter
-- stored: memory
-- notes: at the balance of the month before the cure; settled_as_of is the report that decided it, null while it is open
with month as (
    select
        as_of_date,
        year(as_of_date) * 12 + month(as_of_date) as month_no
    from (select distinct as_of_date from history.loan_month) as reported
),

late_loan as (
    select distinct loan_id from history.loan_month
    where coalesce(days_past_due, as_of_date - least(principal_due_since, interest_due_since)) > 0
),

state as (
    select
        month.month_no,
        loan_month.as_of_date,
        loan_month.loan_id,
        loan_month.branch_id,
        loan_month.balance,
        coalesce(loan_month.status = 'active', loan_month.balance is not null)
        and coalesce(loan_month.is_on_book, true)
        and coalesce(loan_month.balance > 0, false) as is_here,
        coalesce(
            loan_month.days_past_due,
            loan_month.as_of_date - least(loan_month.principal_due_since, loan_month.interest_due_since)
        ) as days
    from history.loan_month as loan_month
    inner join late_loan on loan_month.loan_id = late_loan.loan_id
    inner join month on loan_month.as_of_date = month.as_of_date
),

cure as (
    select
        now.as_of_date,
        now.month_no,
        now.loan_id,
        before.as_of_date as as_of_date_before,
        before.branch_id,
        before.balance
    from state as before
    inner join state as now on before.loan_id = now.loan_id and before.month_no + 1 = now.month_no
    where before.is_here and before.days > 0 and now.is_here and now.days <= 0
),

parameter as (
    select
        month.as_of_date,
        max_by(standard_parameter.value, standard_parameter.valid_from)::integer as months
    from month
    inner join standard_parameter on month.as_of_date >= standard_parameter.valid_from
    where standard_parameter.standard = 'bank' and standard_parameter.name = 'cure_confirmation_months'
    group by all
),

watched as (
    select
        cure.as_of_date,
        cure.loan_id,
        cure.month_no,
        unnest(range(1, parameter.months + 1)) as step
    from cure
    inner join parameter on cure.as_of_date = parameter.as_of_date
),

seen as (
    select
        watched.as_of_date,
        watched.loan_id,
        watched.step,
        month.as_of_date as seen_as_of,
        case
            when month.as_of_date is null or (state.is_here and state.days is null) then 'open'
            when not coalesce(state.is_here, false) then 'left'
            when state.days > 0 then 'relapsed'
            else 'held'
        end as standing
    from watched
    left join month on watched.month_no + watched.step = month.month_no
    left join state on watched.loan_id = state.loan_id and watched.month_no + watched.step = state.month_no
),

decided as (
    select
        as_of_date,
        loan_id,
        coalesce(min_by(standing, step) filter (where standing <> 'held'), 'confirmed') as cure_outcome,
        coalesce(
            min_by(seen_as_of, step) filter (where standing not in ('held', 'open')),
            max(seen_as_of) filter (where step > 0)
        ) as seen_as_of
    from seen
    group by all
),

rate as (
    select
        currency,
        as_of_date,
        rate_to_base
    from book.exchange_rate
    where currency <> $base_currency
),

valued as (
    select
        cure.as_of_date,
        coalesce(cure.branch_id, disbursed_loan.branch_id, 'unknown') as branch_id,
        coalesce(disbursed_loan.product_type, 'unknown') as product_type,
        coalesce(disbursed_loan.use_industry_code, 'unknown') as use_industry_code,
        coalesce(disbursed_loan.use_region_code, 'unknown') as use_region_code,
        decided.cure_outcome,
        case when decided.cure_outcome <> 'open' then decided.seen_as_of end as settled_as_of,
        case
            when coalesce(loan.currency, $base_currency) = $base_currency and coalesce(loan.own_share, 1) = 1
                then cure.balance
            when coalesce(loan.currency, $base_currency) = $base_currency
                then round(cure.balance::decimal(38, 2) * loan.own_share, 2)
            else round(cure.balance * (rate.rate_to_base::decimal(38, 8) * coalesce(loan.own_share, 1)), 2)
        end as balance
    from cure
    inner join decided on cure.as_of_date = decided.as_of_date and cure.loan_id = decided.loan_id
    left join book.loan as loan on cure.loan_id = loan.loan_id
    left join disbursed_loan on cure.loan_id = disbursed_loan.loan_id
    left join rate on cure.as_of_date_before = rate.as_of_date and loan.currency = rate.currency
)

select
    as_of_date,
    branch_id,
    product_type,
    use_industry_code,
    use_region_code,
    cure_outcome,
    settled_as_of,
    count(*) as loan_count,
    sum(balance)::decimal(28, 2) as balance_before
from valued
group by all
