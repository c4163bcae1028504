-- query: npl_history_by_branch
-- parameters: basis = "dpd"
-- key: as_of_date, branch
-- compare: gross_amount, npl_amount, npl_ratio, unevaluated_amount
-- proves: every month of every branch at once, from the raw file
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late,
        "originatorName" as branch
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
)

select
    as_of_date,
    branch,
    count(*) as loan_count,
    sum(balance) as gross_amount,
    count(*) filter (where days_late > 90) as npl_count,
    coalesce(sum(balance) filter (where days_late > 90), 0) as npl_amount,
    npl_amount / gross_amount as npl_ratio,
    npl_amount / nullif(sum(npl_amount) over (partition by as_of_date), 0) as share_of_npl,
    coalesce(sum(balance) filter (where days_late is null), 0) as unevaluated_amount
from report
group by as_of_date, branch
order by as_of_date, branch
