-- query: product_concentration
-- parameters: basis = "dpd"
-- each: as_of_date
-- key: as_of_date, measure
-- compare: loan_count, amount, share, npl_amount, npl_ratio
-- proves: one product holds the whole book
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
    'balance' as measure,
    count(*) as loan_count,
    sum(balance) as amount,
    amount / sum(amount) over (partition by as_of_date) as share,
    coalesce(sum(balance) filter (where days_late > 90), 0) as npl_amount,
    npl_amount / amount as npl_ratio
from report
group by as_of_date
order by as_of_date
