-- query: npl_ratio_trend
-- parameters: basis = "dpd"
-- key: as_of_date
-- compare: gross_amount, npl_amount, npl_ratio, npl_count, loan_count, unevaluated_amount
-- proves: the NPL ratio equals the share of the servicer's own 90+ code in every month, by days past due
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "paymentStatusLoanCode" as status_code
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
)

select
    as_of_date,
    sum(balance) as gross_amount,
    coalesce(sum(balance) filter (where status_code = '3'), 0) as npl_amount,
    npl_amount / gross_amount as npl_ratio,
    count(*) filter (where status_code = '3') as npl_count,
    count(*) as loan_count,
    coalesce(sum(balance) filter (where status_code is null), 0) as unevaluated_amount
from report
group by as_of_date
order by as_of_date
