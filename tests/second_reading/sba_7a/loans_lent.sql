-- query: loans_lent
-- parameters: row_limit = 30000
-- key: loan_id
-- compare: sector, region, original_amount, written_off_amount, final_status
-- proves: every row of the file is one loan of the list, with its own charge-off and end state
select
    "LoanNr_ChkDgt" as loan_id,
    if("NAICS" = '0', 'unknown', left("NAICS", 2)) as sector,
    "State" as region,
    "DisbursementGross"::decimal(18, 2) as original_amount,
    "ChgOffPrinGr"::decimal(18, 2) as written_off_amount,
    case "MIS_Status" when 'CHGOFF' then 'written_off' when 'P I F' then 'settled' end as final_status
from read_csv($folder || '/loans.csv', all_varchar = true, header = true)
order by loan_id
