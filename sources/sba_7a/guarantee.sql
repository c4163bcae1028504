-- One row a loan: the part of the approved amount that the Small Business Administration guarantees.
with loans as (
    select * from read_csv($folder || '/loans.csv', all_varchar = true, header = true, delim = ',', quote = '"')
)

select
    'SBA-' || LoanNr_ChkDgt as guarantee_id,
    'SBA' as guarantor_id,
    LoanNr_ChkDgt as loan_id,
    SBA_Appv as amount,
    SBA_Appv::decimal(18, 2) / nullif(GrAppv::decimal(18, 2), 0) as share
from loans
