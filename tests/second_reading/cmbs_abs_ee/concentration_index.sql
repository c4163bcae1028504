-- query: concentration_index
-- each: as_of_date
-- key: as_of_date, cut
-- only: cut = sector, region, customer
-- compare: n, hhi, hhi_normalised, cr_1, cr_5, cr_10, effective_number, gini, unknown_share
-- proves: the indices are taken over the known part, raw and normalised, and the unknown share stands beside them
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
        row_number() over (partition by as_of_date, cut order by amount desc) as place,
        row_number() over (partition by as_of_date, cut order by amount) as place_upward
    from part
    where code <> 'unknown'
),

unknown_part as (
    select
        as_of_date,
        cut,
        coalesce(sum(amount) filter (where code = 'unknown'), 0) / sum(amount) as unknown_share
    from part
    group by as_of_date, cut
)

select
    known_part.as_of_date,
    known_part.cut,
    count(*) as n,
    sum(share * share) as hhi,
    (hhi - 1 / n) / (1 - 1 / n) as hhi_normalised,
    sum(share) filter (where place <= 1) as cr_1,
    sum(share) filter (where place <= 5) as cr_5,
    sum(share) filter (where place <= 10) as cr_10,
    1 / hhi as effective_number,
    2 * sum(place_upward * share) / count(*) - (count(*) + 1) / count(*) as gini,
    any_value(unknown_share) as unknown_share
from known_part
inner join unknown_part on known_part.as_of_date = unknown_part.as_of_date and known_part.cut = unknown_part.cut
group by known_part.as_of_date, known_part.cut
order by known_part.as_of_date, known_part.cut
