-- query: judged_differently
-- each: as_of_date
-- key: as_of_date, loan_id
-- compare: balance, days_past_due, risk_class_floor
-- proves: listed is each loan that one reading of days, of their past or of its cure calls non-performing and another does not
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "paymentStatusLoanCode" as status_code,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
),

-- Overdue interest is not filed, so every arrear of more than 90 days is material; three months from the last one cure it.
judged as (
    select
        *,
        status_code = '3' as is_bad,
        bool_or(status_code = '3') over past as was_bad,
        coalesce(
            as_of_date < (max(as_of_date) filter (where status_code = '3') over past + interval 3 month)::date, false
        ) as is_uncured
    from report
    window past as (partition by loan_id order by as_of_date)
)

select
    as_of_date,
    loan_id,
    balance,
    greatest(days_late, 0) as days_past_due,
    case
        when days_late > 360 then 5
        when days_late > 270 then 4
        when was_bad then 3
        when days_late > 0 then 2
        else 1
    end as risk_class_floor
from judged
where
    (was_bad or is_uncured or days_late >= 90 or days_late > 30)
    and not (was_bad and (is_bad or is_uncured) and days_late >= 90 and days_late > 30)
order by as_of_date, loan_id
