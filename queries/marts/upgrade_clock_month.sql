-- title: Since when a troubled loan pays normally, and whether it may count as performing again
-- title zh: 问题贷款正常还款起始日及是否符合上调条件
-- grain: as_of_date, loan_id
-- sources: troubled_month, observation, history_date, book.loan, book.repayment_due, standard_parameter
-- stored: scratch
-- period: none
-- notes: the clock starts at the first as-of date with nothing owed, again when an instalment is paid late; no clock runs while the debtor is in liquidation or fees are not known; a month in which the reason is still there is no rise
with parameter as (
    select
        month.as_of_date,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'upgrade_months')::integer as months,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'retail_upgrades_by_days') = 1
            as retail_by_days,
        max_by(setting.value, setting.valid_from) filter (where setting.name = 'small_business_upgrades_by_days') = 1
            as small_business_by_days
    from history_date as month
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
                case when before.evades_debt then 4 end,
                before.class_by_debtor
            ),
            before.as_of_date
        ) as risk_class
    from book.loan as loan
    inner join troubled_month as before
        on
            loan.previous_loan_id = before.loan_id
            and coalesce(loan.first_disbursed_on, loan.granted_on) >= before.as_of_date
    where loan.origination_type is distinct from 'new'
    group by all
),

-- A change before the first payment under the last one: that one failed before it began.
reading as (
    select
        observation.loan_id,
        observation.sequence,
        max_by(setting.value, setting.valid_from) = 1 as counts_from_agreement
    from observation
    inner join standard_parameter as setting on observation.agreed_on >= setting.valid_from
    where
        observation.part = 1
        and setting.standard = 'china_2023'
        and setting.name = 'restructured_again_from_agreement'
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
            and again.agreed_on <= coalesce(first_time.runs_until, 'infinity'::date)
    inner join reading on again.loan_id = reading.loan_id and again.sequence = reading.sequence
    where
        again.part = 1
        and (
            again.agreed_on >= first_time.starts_on
            or (reading.counts_from_agreement and first_time.part = 1)
        )
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
        coalesce(month.class_by_days >= 3 or month.impairment_stage = 3, false)
        or month.evades_debt
        or month.class_by_debtor is not null as is_npl,
        month.is_paid_up and month.is_without_fees and not month.is_liquidated as is_clean,
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
        end as may_rise_on
    from clocked
    left join two_periods
        on clocked.loan_id = two_periods.loan_id and clocked.clock_starts_on = two_periods.clock_starts_on
)

select
    as_of_date,
    loan_id,
    follows_days,
    is_npl,
    risk_class_reported,
    event_class,
    event_rule,
    clock_starts_on,
    may_rise_on,
    coalesce(as_of_date >= may_rise_on, false) and not has_impaired and not is_npl as may_rise
from judged
