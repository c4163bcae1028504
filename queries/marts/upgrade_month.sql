-- title: Whether a loan that was non-performing may count as performing again
-- title zh: 曾为不良的贷款是否符合上调条件
-- grain: as_of_date, loan_id
-- sources: troubled_month, observation, book.loan, book.repayment_due, standard_parameter
-- stored: scratch
-- period: none
-- notes: held until arrears and fees are paid and then two instalments and six months went by; the clock starts at the first as-of date with nothing owed, again when an instalment is paid late; without fees or instalments supplied nothing is upgraded
with recursive parameter as (
    select
        month.as_of_date,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'upgrade_months')::integer as months,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'retail_upgrades_by_days') = 1
            as retail_by_days,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'small_business_upgrades_by_days') = 1
            as small_business_by_days
    from (select distinct as_of_date from troubled_month) as month
    inner join standard_parameter as setting on month.as_of_date >= setting.valid_from
    where setting.standard = 'china_2023'
    group by all
),

predecessor as (
    select
        loan.loan_id,
        coalesce(loan.first_disbursed_on, loan.granted_on) as event_on,
        max_by(
            greatest(
                before.class_by_days,
                case when before.risk_class_reported >= 3 then before.risk_class_reported end,
                case when before.impairment_stage = 3 then 3 end,
                case when before.evades_debt then 4 end
            ),
            before.as_of_date
        ) as risk_class
    from book.loan as loan
    inner join troubled_month as before
        on
            loan.previous_loan_id = before.loan_id
            and coalesce(loan.first_disbursed_on, loan.granted_on) >= before.as_of_date
    where loan.origination_type in ('refinanced', 'restructured')
    group by all
),

-- What makes a loan non-performing whatever its own days say.
event as (
    select
        loan_id,
        agreed_on as event_on,
        class_before as risk_class,
        'restructured_npl' as rule
    from observation
    where part = 1 and class_before >= 3
    union all
    select
        again.loan_id,
        again.agreed_on as event_on,
        3 as risk_class,
        'restructured_again' as rule
    from observation as again
    inner join observation as first_time
        on
            again.loan_id = first_time.loan_id
            and again.sequence > first_time.sequence
            and again.agreed_on > first_time.agreed_on
            and again.agreed_on >= first_time.starts_on
            and again.agreed_on <= coalesce(first_time.runs_until, 'infinity'::date)
    where again.part = 1
    union all
    select
        loan_id,
        event_on,
        risk_class,
        'inherited' as rule
    from predecessor
    where risk_class >= 3
),

first_month as (
    select
        event.loan_id,
        min(month.as_of_date) as as_of_date,
        event.event_on,
        event.risk_class,
        event.rule
    from event
    inner join troubled_month as month on event.loan_id = month.loan_id and event.event_on <= month.as_of_date
    group by all
),

event_of_month as (
    select
        as_of_date,
        loan_id,
        max(event_on) as event_on,
        max(risk_class)::integer as risk_class,
        max_by(rule, risk_class) as rule
    from first_month
    group by all
),

-- An instalment paid late was an arrear, also where no as-of date shows it.
paid_late as (
    select
        month.as_of_date,
        month.loan_id,
        max(due.paid_on) as paid_late_on
    from troubled_month as month
    inner join book.repayment_due as due on month.loan_id = due.loan_id and month.as_of_date >= due.paid_on
    where due.paid_on > due.due_on
    group by all
),

marked as (
    select
        month.*,
        parameter.months,
        paid_late.paid_late_on,
        event_of_month.event_on,
        event_of_month.risk_class as event_class,
        event_of_month.rule as event_rule,
        month.product_family = 'card'
        or coalesce(
            month.customer_type in ('retail', 'rural_household') and parameter.retail_by_days
            or month.customer_type = 'small_business' and parameter.small_business_by_days,
            false
        ) as follows_days,
        coalesce(month.class_by_days >= 3 or month.impairment_stage = 3, false) or month.evades_debt as is_npl,
        month.is_paid_up and month.is_without_fees as is_clean,
        coalesce(month.impairment_stage = 3, false) as is_impaired
    from troubled_month as month
    left join parameter on month.as_of_date = parameter.as_of_date
    left join event_of_month
        on month.as_of_date = event_of_month.as_of_date and month.loan_id = event_of_month.loan_id
    left join paid_late on month.as_of_date = paid_late.as_of_date and month.loan_id = paid_late.loan_id
),

of_debtor as (
    select
        *,
        bool_or(is_impaired) over (partition by as_of_date, coalesce(customer_id, loan_id)) as has_impaired,
        max(event_on) over past as last_event_on,
        count(*) filter (where not is_clean) over past as run
    from marked
    window past as (partition by loan_id order by as_of_date)
),

clocked as (
    select
        *,
        case
            when is_clean
                then
                    greatest(
                        min(as_of_date) filter (where is_clean) over (partition by loan_id, run),
                        coalesce(last_event_on, '-infinity'::date),
                        coalesce(paid_late_on, '-infinity'::date)
                    )
        end as clock_starts_on
    from of_debtor
),

clock as (
    select distinct
        loan_id,
        clock_starts_on
    from clocked
    where clock_starts_on is not null
),

two_periods as (
    select
        clock.loan_id,
        clock.clock_starts_on,
        min(distinct due.due_on, 2)[2] as second_due_on
    from clock
    inner join book.repayment_due as due on clock.loan_id = due.loan_id and clock.clock_starts_on < due.due_on
    group by all
),

judged as (
    select
        clocked.*,
        case
            when two_periods.second_due_on is not null
                then
                    greatest(
                        (clocked.clock_starts_on + to_months(clocked.months))::date, two_periods.second_due_on
                    )
        end as may_rise_on,
        coalesce(
            clocked.as_of_date >= (clocked.clock_starts_on + to_months(clocked.months))::date
            and clocked.as_of_date >= two_periods.second_due_on
            and not clocked.has_impaired
            and not clocked.evades_debt,
            false
        ) as may_rise
    from clocked
    left join two_periods
        on clocked.loan_id = two_periods.loan_id and clocked.clock_starts_on = two_periods.clock_starts_on
),

remembered as (
    select
        *,
        max(as_of_date) filter (where event_class is not null or (is_npl and not follows_days)) over so_far
            as last_npl_on,
        -- The class that a bank gives today binds it from the next month on.
        max(as_of_date) filter (where risk_class_reported >= 3 and not follows_days) over before_now
            as last_called_on,
        max(as_of_date) filter (where may_rise) over so_far as last_risen_on,
        count(*) filter (where may_rise) over so_far as rises
    from judged
    window
        so_far as (partition by loan_id order by as_of_date),
        before_now as (partition by loan_id order by as_of_date rows between unbounded preceding and 1 preceding)
),

-- Of several events that hold a loan the worst gives its class.
since_it_rose as (
    select
        *,
        max({ 'risk_class': event_class, 'rule': event_rule }) filter (where event_class is not null)
            over (partition by loan_id, rises order by as_of_date) as event
    from remembered
),

held as (
    select
        *,
        case
            when event is not null then event['risk_class']
            when
                last_npl_on > coalesce(last_risen_on, '-infinity'::date)
                -- A month in which the loan might have risen and the bank kept it is no rise.
                or last_called_on >= coalesce(last_risen_on, '-infinity'::date)
                then 3
            else 0
        end as held_class
    from since_it_rose
),

-- How a loan stood when another repaid it.
repaid as (
    select
        loan.loan_id,
        loan.previous_loan_id,
        coalesce(loan.first_disbursed_on, loan.granted_on) as event_on,
        max_by(before.held_class, before.as_of_date) as held_class,
        max(before.rises) as rises
    from book.loan as loan
    inner join held as before
        on
            loan.previous_loan_id = before.loan_id
            and coalesce(loan.first_disbursed_on, loan.granted_on) >= before.as_of_date
    where loan.origination_type in ('refinanced', 'restructured')
    group by all
),

-- What was held is held on in the loan that repays it, and in the one that repays that, until one of them may rise.
taken_over as (
    select
        loan_id,
        event_on,
        held_class as risk_class
    from repaid
    where held_class >= 3
    union
    select
        repaid.loan_id,
        repaid.event_on,
        taken_over.risk_class
    from repaid
    inner join taken_over on repaid.previous_loan_id = taken_over.loan_id
    where repaid.rises = 0
),

inherited as (
    select
        loan_id,
        max(event_on) as event_on,
        max(risk_class)::integer as risk_class
    from taken_over
    group by loan_id
)

select
    held.as_of_date,
    held.loan_id,
    case
        when inherited.risk_class > coalesce(held.event['risk_class'], 0) then 'inherited'
        else coalesce(held.event['rule'], 'not_yet_upgraded')
    end as rule,
    greatest(coalesce(held.event['risk_class'], 3), inherited.risk_class) as risk_class,
    greatest(held.last_npl_on, held.last_called_on, inherited.event_on) as last_npl_on,
    held.clock_starts_on,
    held.may_rise_on
from held
left join inherited
    on held.loan_id = inherited.loan_id and held.as_of_date >= inherited.event_on and held.rises = 0
where
    (held.held_class >= 3 or inherited.risk_class is not null)
    -- What is late or impaired today has that as its reason.
    and (not held.is_npl or held.event is not null or inherited.risk_class is not null)
