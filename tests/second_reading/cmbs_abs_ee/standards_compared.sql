-- query: standards_compared
-- parameters: basis = "floor"
-- each: as_of_date
-- key: as_of_date, differs_from
-- compare: loan_count, both_amount, only_here_amount, only_there_amount, only_here_count, only_there_count
-- proves: the floor set against the EBA, the FDIC and PAR-30, loan by loan
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
),

read_as as (
    select
        as_of_date,
        balance,
        was_bad as here,
        unnest(['eba', 'fdic', 'par']) as differs_from,
        unnest([is_bad or is_uncured, days_late >= 90, days_late > 30]) as there
    from judged
)

select
    as_of_date,
    differs_from,
    count(*) filter (where here <> there) as loan_count,
    coalesce(sum(balance) filter (where here and there), 0) as both_amount,
    coalesce(sum(balance) filter (where here and not there), 0) as only_here_amount,
    coalesce(sum(balance) filter (where not here and there), 0) as only_there_amount,
    count(*) filter (where here and not there) as only_here_count,
    count(*) filter (where not here and there) as only_there_count
from read_as
group by as_of_date, differs_from
order by as_of_date, differs_from
