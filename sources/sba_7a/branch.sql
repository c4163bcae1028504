-- One row a lender: the programme has no branches, so the bank that made the loan takes their place.
with loans as (
    select * from read_csv($folder || '/loans.csv', all_varchar = true, header = true, delim = ',', quote = '"')
)

select distinct
    coalesce(Bank, 'unknown') as branch_id,
    'Lender: ' || coalesce(Bank, 'not stated') as name
from loans
