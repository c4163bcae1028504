-- query: sector_growth
-- parameters: basis = "dpd", months_back = 12
-- each: as_of_date
-- key: as_of_date, sector
-- compare: loan_count, amount, amount_before, growth, npl_amount, npl_ratio
-- proves: each property type against the report of the same month a year before, whatever its day
with report as (
    select
        loan."loanID" as loan_id,
        loan."reportingPeriodEndDate"::date as as_of_date,
        date_trunc('month', loan."reportingPeriodEndDate"::date) as report_month,
        loan."reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        loan."reportingPeriodEndDate"::date - (loan."paidThroughDate"::date + interval 1 month)::date as days_late
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true) as loan
),

property as (
    select
        "loanID" as loan_id,
        coalesce(max("propertyTypeCode"), 'unknown') as sector
    from read_csv($folder || '/prop_sample.csv', all_varchar = true, header = true)
    group by "loanID"
),

month as (
    select distinct
        as_of_date,
        report_month
    from report
),

every_sector as (
    select distinct sector from property
),

part as (
    select
        report.report_month,
        property.sector,
        count(*) as loan_count,
        sum(balance) as amount,
        coalesce(sum(balance) filter (where days_late > 90), 0) as npl_amount
    from report
    inner join property on report.loan_id = property.loan_id
    where balance > 0
    group by report.report_month, property.sector
)

select
    month.as_of_date,
    coalesce(now.sector, before.sector) as sector,
    coalesce(now.loan_count, 0) as loan_count,
    coalesce(now.amount, 0) as amount,
    if(earlier.report_month is null, null, coalesce(before.amount, 0)) as amount_before,
    coalesce(now.amount, 0) / before.amount - 1 as growth,
    now.npl_amount,
    now.npl_amount / now.amount as npl_ratio
from month
left join month as earlier on month.report_month = earlier.report_month + interval 12 month
cross join every_sector
left join part as now on month.report_month = now.report_month and every_sector.sector = now.sector
left join part as before on earlier.report_month = before.report_month and every_sector.sector = before.sector
where coalesce(now.sector, before.sector) is not null
order by month.as_of_date, sector
