-- One row a loan, as the file has them. The amount is what was disbursed, which differs from what was approved.
-- The first two digits of NAICS are the sector; "0" is unknown. Bank is the lender of record, empty in 15 rows.
-- MIS_Status is empty in 119 rows: the end state is not known. RevLineCr also holds 0, 1, T, a backtick and a comma,
-- which nothing explains: only Y and N are read. Dates are written month/day/year.
with loans as (
    select * from read_csv($folder || '/loans.csv', all_varchar = true, header = true, delim = ',', quote = '"')
)

select
    LoanNr_ChkDgt as loan_id,
    LoanNr_ChkDgt as customer_id,
    coalesce(Bank, 'unknown') as branch_id,
    'small_business_loan' as product_type,
    case when NAICS = '0' then 'unknown' else left(NAICS, 2) end as use_industry_code,
    coalesce(State, 'unknown') as use_region_code,
    'USD' as currency,
    DisbursementGross as original_amount,
    coalesce(try_strptime(ApprovalDate, '%m/%d/%Y')::date::varchar, ApprovalDate) as granted_on,
    coalesce(try_strptime(DisbursementDate, '%m/%d/%Y')::date::varchar, DisbursementDate) as first_disbursed_on,
    'guaranteed' as guarantee_type,
    case RevLineCr when 'Y' then true when 'N' then false end as is_revolving,
    case MIS_Status when 'CHGOFF' then 'written_off' when 'P I F' then 'settled' else MIS_Status end as final_status
from loans
