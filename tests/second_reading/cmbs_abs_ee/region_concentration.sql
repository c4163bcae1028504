-- query: region_concentration
-- parameters: basis = "dpd"
-- each: as_of_date
-- key: as_of_date, region, measure
-- compare: loan_count, amount, share, npl_amount, npl_ratio
-- proves: shares by state sum to one with the unknown among them
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
),

property as (
    select
        "loanID" as loan_id,
        coalesce(max("propertyState") filter (where "propertyState" <> 'NA'), 'unknown') as region
    from read_csv($folder || '/prop_sample.csv', all_varchar = true, header = true)
    group by "loanID"
)

select
    as_of_date,
    region,
    'balance' as measure,
    count(*) as loan_count,
    sum(balance) as amount,
    amount / sum(amount) over (partition by as_of_date) as share,
    coalesce(sum(balance) filter (where days_late > 90), 0) as npl_amount,
    npl_amount / amount as npl_ratio
from report
inner join property on report.loan_id = property.loan_id
group by as_of_date, region
order by as_of_date, region
