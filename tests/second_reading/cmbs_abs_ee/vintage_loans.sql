-- query: vintage_loans
-- parameters: vintage = "2017Q1", reached = "over_90"
-- parameters: vintage = "2017Q1", reached = "npl", basis = "dpd"
-- key: loan_id
-- compare: reached_as_of, original_amount
-- proves: the loans of the first quarter of 2017 that were ever more than 90 days late, each at the report that first says so
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "originationDate"::date as lent_on,
        "originalLoanAmount"::decimal(18, 2) as original_amount,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
)

select
    loan_id,
    min(as_of_date) as reached_as_of,
    any_value(original_amount) as original_amount
from report
where lent_on between date '2017-01-01' and date '2017-03-31' and days_late > 90
group by loan_id
order by loan_id
