-- query: maturing_loans
-- parameters: basis = "dpd", matures = "2026-12"
-- key: loan_id
-- compare: balance
-- proves: the loans of a month of the wall are those whose maturity last reported lies in it
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "maturityDate"::date as matures_on
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
)

select
    loan_id,
    balance
from report
where as_of_date = date '2026-03-11' and balance > 0 and strftime(matures_on, '%Y-%m') = '2026-12'
