-- One row an originator: a trust has no branches, so the house that made the loans takes their place.
with loan_report as (
    select * from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true, delim = ',', quote = '"')
)

select
    originatorName as branch_id,
    'Originator: ' || originatorName as name,
    min(reportingPeriodEndDate) as valid_from,
    min(dateFiled) as received_at
from loan_report
group by originatorName
