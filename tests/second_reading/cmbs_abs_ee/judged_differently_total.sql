-- query: judged_differently_total
-- each: as_of_date
-- key: as_of_date
-- compare: loan_count, balance
-- proves: the number and balance of the loans that the readings of the filings judge differently
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
    count(*) as loan_count,
    sum(balance) as balance
from judged
where
    (was_bad or is_uncured or days_late >= 90 or days_late > 30)
    and not (was_bad and (is_bad or is_uncured) and days_late >= 90 and days_late > 30)
group by as_of_date
order by as_of_date
