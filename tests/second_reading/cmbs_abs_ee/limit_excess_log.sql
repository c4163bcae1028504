-- query: limit_excess_log
-- parameters: basis = "dpd"
-- key: measure, key, above_since_on
-- compare: above_until_on, months_above_count, highest_level, last_level, excess_amount, is_approved
-- proves: months in a row in which a property type held more than a fifth of the loans, or more than a twentieth of an originator's loans was over 90 days late
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

above as (
    select
        *,
        lag(month_no) over (partition by measure, key order by month_no) = month_no - 1 as goes_on
    from measured
    where amount > most * whole
),

run as (
    select
        *,
        count(*) filter (where not coalesce(goes_on, false)) over (
            partition by measure, key order by month_no
        ) as run_no
    from above
)

select
    measure,
    key,
    min(as_of_date) as above_since_on,
    max(as_of_date) as above_until_on,
    count(*) as months_above_count,
    max(amount / whole) as highest_level,
    max_by(amount / whole, month_no) as last_level,
    max_by(amount - round(most * whole, 2), month_no)::decimal(28, 2) as excess_amount,
    false as is_approved
from run
group by measure, key, run_no
order by measure, key, above_since_on
