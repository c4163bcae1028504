-- One row a property and valuation, received with the first report that carried it: a value of 2020-10-15 that first
-- stands in the report of December counts from December. The value at securitisation is read only from reports that
-- carry no later one, so that a folder holding one recent month does not receive the old value anew.
-- An appraisal may look ahead: one property was valued "as of" 2018-03, when it would stand finished.
with loan_report as (
    select * from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true, delim = ',', quote = '"')
),

property_report as (
    select * from read_csv($folder || '/prop_sample.csv', all_varchar = true, header = true, delim = ',', quote = '"')
),

active as (
    select
        property.*,
        loan.reportingPeriodEndDate
    from property_report as property
    inner join loan_report as loan
        on property.accessionNumber = loan.accessionNumber and property.loanID = loan.loanID
    where loan.paymentStatusLoanCode is not null
),

reported as (
    select
        propertyID,
        reportingPeriodEndDate,
        dateFiled,
        mostRecentValuationDate as valued_on,
        mostRecentValuationAmount as amount,
        mostRecentValuationSourceCode as method
    from active
    where mostRecentValuationAmount is not null
    union all
    select
        propertyID,
        reportingPeriodEndDate,
        dateFiled,
        valuationSecuritizationDate as valued_on,
        valuationSecuritizationAmount as amount,
        valuationSourceSecuritizationCode as method
    from active
    where mostRecentValuationAmount is null and valuationSecuritizationAmount is not null
)

select
    propertyID as collateral_id,
    valued_on,
    min(reportingPeriodEndDate) as received_on,
    amount,
    'USD' as currency,
    any_value(method) as method,
    any_value(method) in ('MS', 'SS') as is_internal,
    min(dateFiled) as received_at
from reported
group by propertyID, valued_on, amount
