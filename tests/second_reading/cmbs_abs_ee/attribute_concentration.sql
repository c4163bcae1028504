-- query: attribute_concentration
-- parameters: basis = "dpd"
-- each: as_of_date
-- key: as_of_date, attribute
-- compare: loan_count, amount, share, npl_amount, npl_ratio, other_amount, unknown_amount, unknown_share
-- proves: of borrowers that nobody describes the whole book is unknown, and nothing of it is called no
with report as (
    select
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
)

select
    as_of_date,
    unnest(['related_party', 'government_vehicle', 'property_sector', 'inclusive_small']) as attribute,
    null as loan_count,
    null as amount,
    null as share,
    null as npl_amount,
    null as npl_ratio,
    null as other_amount,
    sum(balance) as unknown_amount,
    1.0::double as unknown_share
from report
group by as_of_date
