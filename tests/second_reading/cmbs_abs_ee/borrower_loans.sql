-- query: borrower_loans
-- parameters: as_of_date = 2020-11-12, basis = "dpd", customers = ["0001706060-16", "0001706060-42"]
-- key: loan_id
-- compare: as_of_date, balance, days_past_due, risk_class, branch
-- proves: the loans of two hotels in November 2020, from the filing of that month
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        greatest("reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date, 0)
            as days_past_due,
        "originatorName" as branch
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
)

select
    *,
    case
        when days_past_due > 360 then 5
        when days_past_due > 270 then 4
        when days_past_due > 90 then 3
        when days_past_due > 0 then 2
        else 1
    end as risk_class
from report
where as_of_date = date '2020-11-12' and loan_id in ('0001706060-16', '0001706060-42')
