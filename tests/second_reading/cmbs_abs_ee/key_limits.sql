-- query: key_limits
-- parameters: basis = "dpd"
-- key: as_of_date, measure
-- compare: level, limit_level, headroom, headroom_amount, key
-- proves: of each month the property type with the largest share and the originator with the most that is over 90 days late
with report as (
    select
        "loanID" as loan_id,
        "originatorName" as originator,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late
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

month as (
    select
        as_of_date,
        row_number() over (order by as_of_date) as month_no,
        sum(balance) as balance
    from report
    group by as_of_date
),

measured as (
    select
        'sector_share' as measure,
        property.sector as key,
        month.month_no,
        month.as_of_date,
        sum(report.balance) as amount,
        any_value(month.balance) as whole,
        0.2 as most
    from report
    inner join property on report.loan_id = property.loan_id
    inner join month on report.as_of_date = month.as_of_date
    where property.sector is not null
    group by property.sector, month.month_no, month.as_of_date
    union all
    select
        'branch_npl_ratio' as measure,
        report.originator as key,
        month.month_no,
        month.as_of_date,
        coalesce(sum(report.balance) filter (where report.days_late > 90), 0) as amount,
        sum(report.balance) as whole,
        0.05 as most
    from report
    inner join month on report.as_of_date = month.as_of_date
    group by report.originator, month.month_no, month.as_of_date
),

worst as (
    select
        *,
        amount / whole as level,
        row_number() over (partition by as_of_date, measure order by amount / whole desc, key) as place
    from measured
)

select
    as_of_date,
    measure,
    level,
    most::double as limit_level,
    most - level as headroom,
    round(most * whole - amount, 2)::decimal(28, 2) as headroom_amount,
    key
from worst
where place = 1
order by as_of_date, measure
