-- query: loans_lent_total
-- parameters: final_status = "written_off"
-- key: loan_count
-- compare: original_amount
-- proves: the loans that end as charged off, counted and added up from the file
select
    count(*) as loan_count,
    sum("DisbursementGross"::decimal(18, 2)) as original_amount
from read_csv($folder || '/loans.csv', all_varchar = true, header = true)
where "MIS_Status" = 'CHGOFF'
