-- query: largest_customers
-- each: as_of_date
-- key: as_of_date, rank
-- compare: amount
-- proves: ranks run from the largest balance down without a gap, however equal balances are ordered
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
)

select
    as_of_date,
    row_number() over (partition by as_of_date order by balance desc) as rank,
    balance as amount
from report
order by as_of_date, rank
