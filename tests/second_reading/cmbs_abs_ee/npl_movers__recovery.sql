-- query: npl_movers
-- parameters: basis = "dpd", as_of_date = 2024-06-11, months_back = 12
-- key: cut, code
-- compare: npl_before, npl_now, change
-- only: cut = sector, region, branch
-- leave out: change = 0
-- proves: the movers behind a year's change, taken from the two reports alone
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late,
        "originatorName" as branch
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
),

property as (
    select
        "loanID" as loan_id,
        coalesce(max("propertyTypeCode"), 'unknown') as sector,
        coalesce(max("propertyState") filter (where "propertyState" <> 'NA'), 'unknown') as region
    from read_csv($folder || '/prop_sample.csv', all_varchar = true, header = true)
    group by "loanID"
),

npl_of_loan as (
    select
        sector,
        region,
        branch,
        if(as_of_date = date '2024-06-11', balance, 0) as npl_at_end,
        if(as_of_date = date '2023-06-12', balance, 0) as npl_at_start
    from report
    inner join property on report.loan_id = property.loan_id
    where days_late > 90 and as_of_date in (date '2023-06-12', date '2024-06-11')
)

select
    case when grouping(sector) = 0 then 'sector' when grouping(region) = 0 then 'region' else 'branch' end as cut,
    coalesce(sector, region, branch) as code,
    sum(npl_at_start) as npl_before,
    sum(npl_at_end) as npl_now,
    npl_now - npl_before as change
from npl_of_loan
group by grouping sets (sector, region, branch)
having change <> 0
order by cut, code
