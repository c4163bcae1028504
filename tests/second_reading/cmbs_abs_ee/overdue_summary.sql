-- query: overdue_summary
-- parameters: basis = "dpd"
-- key: as_of_date
-- compare: gross_amount, overdue_balance, overdue_ratio, early_arrears_amount, over_30_amount, over_60_amount,
-- compare: over_90_amount, npl_amount, over_60_to_npl, over_90_to_npl, par_30_ratio, par_60_ratio, par_90_ratio
-- compare: overdue_amount_reported_basis
-- proves: overdue is the full balance from day 1, the cuts are strict, no NPL gives no ratio to it, and a firm's loan counts in full on both bases
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
    sum(balance) as gross_amount,
    coalesce(sum(balance) filter (where days_late > 0), 0) as overdue_balance,
    overdue_balance / gross_amount as overdue_ratio,
    coalesce(sum(balance) filter (where days_late between 1 and 90), 0) as early_arrears_amount,
    coalesce(sum(balance) filter (where days_late > 30), 0) as over_30_amount,
    coalesce(sum(balance) filter (where days_late > 60), 0) as over_60_amount,
    coalesce(sum(balance) filter (where days_late > 90), 0) as over_90_amount,
    over_90_amount as npl_amount,
    over_60_amount / nullif(npl_amount, 0) as over_60_to_npl,
    over_90_amount / nullif(npl_amount, 0) as over_90_to_npl,
    over_30_amount / gross_amount as par_30_ratio,
    over_60_amount / gross_amount as par_60_ratio,
    over_90_amount / gross_amount as par_90_ratio,
    overdue_balance as overdue_amount_reported_basis
from report
group by as_of_date
order by as_of_date
