-- query: concentration_trend
-- key: as_of_date, cut
-- only: cut = sector, region, customer
-- compare: hhi, top_share, cr_10
-- proves: the raw index of each cut in each month, over the known part
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance
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

part as (
    select
        as_of_date,
        case when grouping(sector) = 0 then 'sector' when grouping(region) = 0 then 'region' else 'customer' end as cut,
        coalesce(sector, region, report.loan_id) as code,
        sum(balance) as amount
    from report
    inner join property on report.loan_id = property.loan_id
    group by grouping sets ((as_of_date, sector), (as_of_date, region), (as_of_date, report.loan_id))
),

known_part as (
    select
        as_of_date,
        cut,
        amount / sum(amount) over (partition by as_of_date, cut) as share,
        row_number() over (partition by as_of_date, cut order by amount desc) as place
    from part
    where code <> 'unknown'
)

select
    as_of_date,
    cut,
    sum(share * share) as hhi,
    max(share) as top_share,
    sum(share) filter (where place <= 10) as cr_10
from known_part
group by as_of_date, cut
order by as_of_date, cut
