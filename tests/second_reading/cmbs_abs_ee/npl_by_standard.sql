-- query: npl_by_standard
-- key: as_of_date, basis
-- compare: gross_amount, npl_count, npl_amount, npl_ratio, unevaluated_amount
-- proves: the servicer's 90+ code gives days past due and the FDIC's view, that it was ever there the floor, three months' cure the EBA's; nothing is reported
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
        unnest(['dpd', 'floor', 'eba', 'fdic', 'par']) as basis,
        unnest([is_bad, was_bad, is_bad or is_uncured, days_late >= 90, days_late > 30]) as is_npl
    from judged
)

select
    as_of_date,
    basis,
    sum(balance) as gross_amount,
    count(*) filter (where is_npl) as npl_count,
    coalesce(sum(balance) filter (where is_npl), 0) as npl_amount,
    npl_amount / gross_amount as npl_ratio,
    0 as unevaluated_amount
from read_as
group by as_of_date, basis
order by as_of_date, basis
