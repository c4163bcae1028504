-- title: Claims that another had pulled and that may not yet count as performing
-- title zh: 曾受同一债务人不良债权传染、尚不符合上调条件的债权（含承接贷款）
-- grain: as_of_date, loan_id
-- sources: upgrade_clock_month, contagion_month, book.loan
-- stored: scratch
-- period: none
-- notes: their own clock has run since they were paid up themselves; what is held for this pulls nobody, as contagion is applied once
with recursive pulled as (
    select
        as_of_date,
        loan_id
    from contagion_month
    where risk_class >= 3
),

remembered as (
    select
        clock.as_of_date,
        clock.loan_id,
        clock.is_npl,
        pulled.loan_id is not null as is_pulled,
        max(clock.as_of_date) filter (where pulled.loan_id is not null and not clock.follows_days) over so_far
            as last_pulled_on,
        max(clock.as_of_date) filter (where clock.may_rise and pulled.loan_id is null) over so_far as last_risen_on,
        count(*) filter (where clock.may_rise and pulled.loan_id is null) over so_far as rises
    from upgrade_clock_month as clock
    left join pulled on clock.as_of_date = pulled.as_of_date and clock.loan_id = pulled.loan_id
    window so_far as (partition by clock.loan_id order by clock.as_of_date)
),

held as (
    select
        *,
        coalesce(last_pulled_on > coalesce(last_risen_on, '-infinity'::date), false) as is_held
    from remembered
),

replaced as (
    select
        loan.loan_id,
        loan.previous_loan_id,
        coalesce(loan.first_disbursed_on, loan.granted_on) as event_on,
        max_by(before.is_pulled or before.is_held, before.as_of_date) as is_held,
        max(before.rises) as rises
    from book.loan as loan
    inner join held as before
        on
            loan.previous_loan_id = before.loan_id
            and coalesce(loan.first_disbursed_on, loan.granted_on) >= before.as_of_date
    where loan.origination_type is distinct from 'new'
    group by all
),

-- What was held is held on in the loan that takes its place, and in the one after that, until one of them may rise.
taken_over as (
    select
        loan_id,
        event_on
    from replaced
    where is_held
    union
    select
        replaced.loan_id,
        replaced.event_on
    from replaced
    inner join taken_over on replaced.previous_loan_id = taken_over.loan_id
    where replaced.rises = 0
),

inherited as (
    select
        loan_id,
        max(event_on) as event_on
    from taken_over
    group by loan_id
)

select
    held.as_of_date,
    held.loan_id,
    case when held.is_held then 'not_yet_upgraded' else 'inherited' end as rule,
    greatest(held.last_pulled_on, inherited.event_on) as last_npl_on
from held
left join inherited
    on held.loan_id = inherited.loan_id and held.as_of_date >= inherited.event_on and held.rises = 0
where
    not held.is_pulled
    and not held.is_npl
    and (held.is_held or inherited.loan_id is not null)
