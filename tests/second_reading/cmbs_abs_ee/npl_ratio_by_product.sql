-- query: npl_ratio_by_product
-- parameters: basis = "dpd"
-- each: as_of_date
-- key: as_of_date
-- compare: loan_count, gross_amount, npl_count, npl_amount, npl_ratio, share_of_npl, unevaluated_amount
-- proves: one product: its row is the whole book
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
)

select
    as_of_date,
    count(*) as loan_count,
    sum(balance) as gross_amount,
    count(*) filter (where days_late > 90) as npl_count,
    coalesce(sum(balance) filter (where days_late > 90), 0) as npl_amount,
    npl_amount / gross_amount as npl_ratio,
    npl_amount / nullif(sum(npl_amount) over (partition by as_of_date), 0) as share_of_npl,
    coalesce(sum(balance) filter (where days_late is null), 0) as unevaluated_amount
from report
group by as_of_date
order by as_of_date
