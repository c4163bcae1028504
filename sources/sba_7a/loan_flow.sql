-- One row a charge-off, whatever the loan's end state: 202 loans paid in full and 16 without a state have one too.
-- ChgOffDate is written 1-Apr-03, present wherever an amount is charged off; years 69 to 99 are of the last century
-- (read so, no charge-off comes before its loan). A date without an amount is no movement and is left out.
with loans as (
    select * from read_csv($folder || '/loans.csv', all_varchar = true, header = true, delim = ',', quote = '"')
)

select
    LoanNr_ChkDgt as loan_id,
    coalesce(try_strptime(ChgOffDate, '%d-%b-%y')::date::varchar, ChgOffDate) as booked_on,
    1 as flow_no,
    'written_off' as flow_type,
    ChgOffPrinGr as principal
from loans
where coalesce(try_cast(ChgOffPrinGr as decimal(18, 2)) <> 0, ChgOffPrinGr is not null)
