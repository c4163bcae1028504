-- query: npl_ratio_trend
-- parameters: basis = "dpd", sector = ["LO"]
-- key: as_of_date
-- compare: gross_amount, npl_amount, npl_ratio, loan_count, npl_count
-- proves: the sector filter keeps a hotel whose type code is empty in some months
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
        coalesce(max("propertyTypeCode"), 'unknown') as sector
    from read_csv($folder || '/prop_sample.csv', all_varchar = true, header = true)
    group by "loanID"
)

select
    as_of_date,
    sum(balance) as gross_amount,
    coalesce(sum(balance) filter (where days_late > 90), 0) as npl_amount,
    npl_amount / gross_amount as npl_ratio,
    count(*) as loan_count,
    count(*) filter (where days_late > 90) as npl_count
from report
inner join property on report.loan_id = property.loan_id
where sector = 'LO'
group by as_of_date
order by as_of_date
