-- query: book_summary
-- key: none
-- compare: loan_count, original_amount, written_off_amount
-- proves: 58 loans, and 28,252,196.10 lost on them, each loss once
with loan as (
    select
        "loanID" as loan_id,
        any_value("originalLoanAmount"::decimal(18, 2)) as original_amount,
        arg_min("realizedLossToTrustAmount"::decimal(18, 2), "reportingPeriodEndDate") as first_realised_loss
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    group by "loanID"
)

select
    count(*) as loan_count,
    sum(loan.original_amount) as original_amount,
    sum(first_realised_loss) as written_off_amount
from loan
