-- query: lorenz_curve
-- each: as_of_date
-- key: as_of_date, cut, step
-- only: cut = sector
-- compare: share_of_number, share_of_amount
-- proves: property types in order of their balance, the smallest first, add up to the curve; the unknown is not on it
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
        max("propertyTypeCode") as sector
    from read_csv($folder || '/prop_sample.csv', all_varchar = true, header = true)
    group by "loanID"
),

part as (
    select
        as_of_date,
        sector,
        sum(balance) as amount
    from report
    inner join property on report.loan_id = property.loan_id
    where sector is not null
    group by as_of_date, sector
),

placed as (
    select
        as_of_date,
        amount,
        row_number() over (partition by as_of_date order by amount, sector) as step
    from part
),

whole as (
    select
        as_of_date,
        sum(amount) as amount
    from placed
    group by as_of_date
)

select
    later.as_of_date,
    'sector' as cut,
    later.step,
    later.step / max(later.step) over (partition by later.as_of_date) as share_of_number,
    sum(smaller.amount) / any_value(whole.amount) as share_of_amount
from placed as later
inner join placed as smaller on later.as_of_date = smaller.as_of_date and later.step >= smaller.step
inner join whole on later.as_of_date = whole.as_of_date
group by later.as_of_date, later.step
union all
select
    as_of_date,
    'sector' as cut,
    0 as step,
    0.0::double as share_of_number,
    0.0::double as share_of_amount
from whole
