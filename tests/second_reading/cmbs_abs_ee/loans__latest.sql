-- query: loans
-- parameters: basis = "dpd", standard = "china_2023", row_limit = 1000
-- key: loan_id
-- compare: as_of_date, sector, region, branch, currency, original_amount, balance, days_past_due, bucket,
-- compare: risk_class, risk_class_floor, risk_class_reported
-- proves: without a date the last report is listed, loans that left are not
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late,
        max(days_late) over (
            partition by "loanID" order by "reportingPeriodEndDate"::date
        ) as worst_days,
        "originatorName" as branch,
        "originalLoanAmount"::decimal(18, 2) as original_amount
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
)

select
    report.loan_id,
    as_of_date,
    sector,
    region,
    branch,
    'USD' as currency,
    original_amount,
    balance,
    greatest(days_late, 0) as days_past_due,
    case
        when days_late <= 0 then '0'
        when days_late <= 30 then '1-30'
        when days_late <= 60 then '31-60'
        when days_late <= 90 then '61-90'
        when days_late <= 180 then '91-180'
        when days_late <= 270 then '181-270'
        when days_late <= 360 then '271-360'
        else '360+'
    end as bucket,
    case
        when days_late > 360 then 5
        when days_late > 270 then 4
        when days_late > 90 then 3
        when days_late > 0 then 2
        else 1
    end as risk_class,
    case when worst_days > 90 then greatest(risk_class, 3) else risk_class end as risk_class_floor,
    null as risk_class_reported
from report
inner join property on report.loan_id = property.loan_id
where as_of_date = date '2026-03-11'
order by report.loan_id
