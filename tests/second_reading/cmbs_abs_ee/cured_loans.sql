-- query: cured_loans
-- parameters: cured = "2020-09"
-- key: loan_id
-- compare: days_before_cure, balance_before, balance
-- proves: the loans cured in September 2020 are those late in August and current with a balance a month later
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        coalesce("reportPeriodEndActualBalanceAmount"::decimal(18, 2), 0) as balance,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
),

step as (
    select
        *,
        lag(balance) over loan_history as balance_before,
        lag(days_late) over loan_history as days_before
    from report
    window loan_history as (partition by loan_id order by as_of_date)
)

select
    loan_id,
    days_before as days_before_cure,
    balance_before,
    balance
from step
where
    strftime(as_of_date, '%Y-%m') = '2020-09'
    and balance_before > 0
    and days_before > 0
    and balance > 0
    and days_late <= 0
