-- query: borrower_history
-- parameters: basis = "dpd", customers = ["0001706060-16", "0001706060-42"]
-- key: as_of_date, risk_class
-- compare: loan_count, balance, days_past_due
-- proves: what two hotels owed in each class at each report, their days counted anew
with report as (
    select
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        greatest("reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date, 0) as days_late
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where
        "loanID" in ('0001706060-16', '0001706060-42')
        and "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
),

classed as (
    select
        *,
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
    sum(balance) as balance,
    max(days_late) as days_past_due
from classed
group by as_of_date, risk_class
