-- title: Classes approved otherwise than first proposed, and what became of them
-- title zh: 审批分类与初分不一致的贷款及其后续表现
-- grain: as_of_date, loan_id
-- parameters: base_currency varchar
-- sources: history.class_decision, history.loan_month, book.loan, book.exchange_rate
-- stored: memory
-- notes: looked at again six months later by the class then reported; left: no longer on the book; open: six months have not passed, or that month was not reported
with step as (
    select
        as_of_date,
        loan_id,
        max(risk_class) filter (where step = 'first') as first_class,
        max(risk_class) filter (where step = 'approved') as approved_class,
        max(decided_by) filter (where step = 'first') as first_by,
        max(decided_by) filter (where step = 'approved') as approved_by,
        max(decided_on) filter (where step = 'approved') as approved_on
    from history.class_decision
    group by as_of_date, loan_id
),

overridden as (
    select
        *,
        year(as_of_date) * 12 + month(as_of_date) as month_no
    from step
    where first_class <> approved_class
),

month as (
    select
        as_of_date,
        year(as_of_date) * 12 + month(as_of_date) as month_no
    from (select distinct loan_month.as_of_date from history.loan_month as loan_month) as reported
),

seen as (
    select
        loan_month.as_of_date,
        loan_month.loan_id,
        loan_month.branch_id,
        loan_month.balance,
        loan_month.risk_class_reported,
        loan_month.days_past_due,
        coalesce(loan_month.status = 'active', loan_month.balance is not null)
        and coalesce(loan_month.is_on_book, true)
        and coalesce(loan_month.balance > 0, false) as is_here
    from history.loan_month as loan_month
    where loan_month.loan_id in (select overridden.loan_id from overridden)
),

term as (
    select
        loan_id,
        any_value(coalesce(currency, $base_currency)) as currency,
        any_value(coalesce(own_share, 1)) as own_share
    from book.loan
    where loan_id in (select overridden.loan_id from overridden)
    group by loan_id
),

rate as (
    select
        as_of_date,
        currency,
        any_value(rate_to_base) as rate_to_base
    from book.exchange_rate
    where currency <> $base_currency
    group by as_of_date, currency
)

select
    overridden.as_of_date,
    overridden.loan_id,
    coalesce(seen.branch_id, 'unknown') as branch_id,
    overridden.first_class::integer as first_class,
    overridden.approved_class::integer as approved_class,
    if(overridden.approved_class < overridden.first_class, 'made_better', 'made_worse') as override,
    overridden.first_by,
    overridden.approved_by,
    overridden.approved_on,
    case
        when seen.balance < 0 then 0
        when term.currency = $base_currency and term.own_share = 1 then seen.balance
        when term.currency = $base_currency then round(seen.balance::decimal(38, 2) * term.own_share, 2)
        else round(seen.balance * (rate.rate_to_base::decimal(38, 8) * term.own_share), 2)
    end::decimal(18, 2) as balance,
    later.as_of_date as later_as_of,
    if(later_seen.is_here, later_seen.risk_class_reported, null)::integer as later_class,
    if(later_seen.is_here, later_seen.days_past_due, null)::integer as later_days,
    case
        when later.as_of_date is null then 'open'
        when not coalesce(later_seen.is_here, false) then 'left'
        when later_seen.risk_class_reported is null then 'open'
        when later_seen.risk_class_reported > overridden.approved_class then 'worse'
        when later_seen.risk_class_reported < overridden.approved_class then 'better'
        else 'held'
    end as override_outcome
from overridden
left join seen on overridden.as_of_date = seen.as_of_date and overridden.loan_id = seen.loan_id
left join term on overridden.loan_id = term.loan_id
left join rate on overridden.as_of_date = rate.as_of_date and term.currency = rate.currency
left join month as later on overridden.month_no + 6 = later.month_no
left join seen as later_seen on later.as_of_date = later_seen.as_of_date and overridden.loan_id = later_seen.loan_id
