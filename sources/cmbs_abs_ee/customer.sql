-- One row a loan: the feed names no borrower, so each loan is a customer of its own, called by its property.
-- The name is the first one reported: later ones only change case, or turn to "Defeased". A loan that no report of the
-- folder describes has no row: its customer stays as an earlier load knew it.
with loan_report as (
    select * from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true, delim = ',', quote = '"')
),

property_report as (
    select * from read_csv($folder || '/prop_sample.csv', all_varchar = true, header = true, delim = ',', quote = '"')
),

named as (
    select
        loan.loanID,
        loan.assetNumber,
        loan.reportingPeriodEndDate,
        loan.dateFiled,
        property.propertyState,
        case when property.propertyName not in ('NA', 'Defeased') then property.propertyName end as property_name
    from loan_report as loan
    inner join property_report as property
        on loan.accessionNumber = property.accessionNumber and loan.loanID = property.loanID
)

select
    loanID as customer_id,
    coalesce(min_by(property_name, reportingPeriodEndDate), 'Loan ' || any_value(assetNumber)) as name,
    'corporate' as customer_type,
    'borrower' as role,
    min(reportingPeriodEndDate) as valid_from,
    min(dateFiled) as received_at
from named
group by loanID
having count(propertyState) > 0
