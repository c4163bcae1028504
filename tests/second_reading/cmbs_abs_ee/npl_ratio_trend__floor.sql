-- query: npl_ratio_trend
-- parameters: basis = "floor"
-- parameters: basis = "effective"
-- parameters: none
-- key: as_of_date
-- compare: gross_amount, npl_amount, npl_ratio, npl_count, loan_count, unevaluated_amount
-- proves: once at the servicer's 90+ code a loan stays non-performing, since no fees are filed that would let it be upgraded
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        bool_or("paymentStatusLoanCode" = '3') over (
            partition by "loanID" order by "reportingPeriodEndDate"::date
        ) as was_bad
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
)

select
    as_of_date,
    sum(balance) as gross_amount,
    coalesce(sum(balance) filter (where was_bad), 0) as npl_amount,
    npl_amount / gross_amount as npl_ratio,
    count(*) filter (where was_bad) as npl_count,
    count(*) as loan_count,
    0 as unevaluated_amount
from report
group by as_of_date
order by as_of_date
