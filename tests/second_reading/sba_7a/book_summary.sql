-- query: book_summary
-- key: none
-- compare: loan_count, original_amount, written_off_amount, written_off_loan_count,
-- compare: written_off_on_written_off_loans
-- proves: charge-offs are counted whole and, apart, on the 4,693 loans marked so
with loan as (
    select
        "LoanNr_ChkDgt" as loan_id,
        if("NAICS" = '0', 'unknown', left("NAICS", 2)) as sector,
        "State" as region,
        "DisbursementGross"::decimal(18, 2) as disbursed,
        "ChgOffPrinGr"::decimal(18, 2) as charged_off,
        "MIS_Status" = 'CHGOFF' as is_charged_off
    from read_csv($folder || '/loans.csv', all_varchar = true, header = true)
)

select
    count(*) as loan_count,
    sum(disbursed) as original_amount,
    sum(charged_off) as written_off_amount,
    count(*) filter (where is_charged_off) as written_off_loan_count,
    sum(charged_off) filter (where is_charged_off) as written_off_on_written_off_loans
from loan
