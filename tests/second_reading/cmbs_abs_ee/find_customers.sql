-- query: find_customers
-- parameters: as_of_date = 2020-11-12, basis = "dpd"
-- key: customer_id
-- compare: loan_count, balance, npl_amount, days_past_due
-- proves: each borrower with what it owes in November 2020 and how much of it is 90 days late
with report as (
    select
        "loanID" as customer_id,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        greatest("reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date, 0)
            as days_past_due
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where
        "reportingPeriodEndDate"::date = date '2020-11-12'
        and "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
),

borrower as (
    select distinct "loanID" as customer_id
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportingPeriodEndDate"::date <= date '2020-11-12'
)

select
    borrower.customer_id,
    case when report.customer_id is not null then 1 end as loan_count,
    report.balance,
    case when report.customer_id is not null then case when report.days_past_due > 90 then report.balance else 0 end end
        as npl_amount,
    report.days_past_due
from borrower
left join report on borrower.customer_id = report.customer_id
