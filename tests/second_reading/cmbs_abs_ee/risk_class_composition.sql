-- query: risk_class_composition
-- parameters: basis = "dpd"
-- key: as_of_date, risk_class
-- compare: loan_count, balance, share
-- leave out: loan_count = 0
-- proves: the five classes follow days past due: over 0, over 90, over 270, over 360
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
),

classified as (
    select
        as_of_date,
        balance,
        case
            when days_late > 360 then 5
            when days_late > 270 then 4
            when days_late > 90 then 3
            when days_late > 0 then 2
            else 1
        end as risk_class
    from report
)

select
    as_of_date,
    risk_class,
    count(*) as loan_count,
    sum(classified.balance) as balance,
    sum(classified.balance) / sum(sum(classified.balance)) over (partition by as_of_date) as share
from classified
group by as_of_date, risk_class
order by as_of_date, risk_class
