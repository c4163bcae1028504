-- One row a borrower, and one for the guarantor of them all. Borrowers' names were removed before publication, so each
-- loan is a customer of its own, called by its number. No history: the rows carry no dates.
with loans as (
    select * from read_csv($folder || '/loans.csv', all_varchar = true, header = true, delim = ',', quote = '"')
)

select
    LoanNr_ChkDgt as customer_id,
    'Borrower of loan ' || LoanNr_ChkDgt as name,
    'small_business' as customer_type,
    'borrower' as role,
    case when NAICS = '0' then 'unknown' else left(NAICS, 2) end as industry_code,
    State as region_code
from loans
union all
select
    'SBA' as customer_id,
    'US Small Business Administration' as name,
    'corporate' as customer_type,
    'guarantor' as role,
    '92' as industry_code,
    'DC' as region_code
