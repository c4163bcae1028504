-- One row a modification of a loan's terms. The feed does not say whether the borrower was in difficulty.
-- Two-digit codes were damaged upstream ("9,8" is 98, "1,0" is 10); the latest report's code is the one that holds.
with loan_report as (
    select * from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true, delim = ',', quote = '"')
),

modified as (
    select
        loanID,
        lastModificationDate,
        dateFiled,
        reportingPeriodEndDate,
        replace(modificationCode, ',', '') as modification_code
    from loan_report
    where lastModificationDate is not null
),

modification as (
    select
        loanID,
        lastModificationDate,
        max_by(modification_code, reportingPeriodEndDate) as modification_code,
        min(dateFiled) as received_at
    from modified
    group by loanID, lastModificationDate
)

select
    loanID as loan_id,
    row_number() over (partition by loanID order by lastModificationDate) as sequence,
    lastModificationDate as agreed_on,
    modification_code as terms_changed,
    received_at
from modification
