-- query: maturing_loans_total
-- parameters: basis = "dpd", matures = "2026-12"
-- key: none
-- compare: loan_count, balance
-- proves: the number and the balance are those of the list, counted anew
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "maturityDate"::date as matures_on
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
)

select
    count(*) as loan_count,
    sum(balance) as balance
from report
where as_of_date = date '2026-03-11' and balance > 0 and strftime(matures_on, '%Y-%m') = '2026-12'
