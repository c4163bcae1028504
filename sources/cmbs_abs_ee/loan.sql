-- One row a loan, with what the latest report says of it. The property is no longer described once a loan is defeased
-- or has left: its type and state are the last ones reported, so that a hotel stays a hotel. A loan that no report of
-- the folder describes has no row: it stays as an earlier load knew it. NA is no state, but the servicer's own word.
with loan_report as (
    select * from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true, delim = ',', quote = '"')
),

property_report as (
    select * from read_csv($folder || '/prop_sample.csv', all_varchar = true, header = true, delim = ',', quote = '"')
),

described as (
    select
        loan.*,
        property.propertyTypeCode,
        property.propertyState
    from loan_report as loan
    inner join property_report as property
        on loan.accessionNumber = property.accessionNumber and loan.loanID = property.loanID
)

select
    loanID as loan_id,
    max_by(assetNumber, reportingPeriodEndDate) as contract_id,
    loanID as customer_id,
    max_by(originatorName, reportingPeriodEndDate) as branch_id,
    'commercial_mortgage' as product_type,
    coalesce(max_by(propertyTypeCode, reportingPeriodEndDate), 'unknown') as use_industry_code,
    coalesce(nullif(max_by(propertyState, reportingPeriodEndDate), 'NA'), 'unknown') as use_region_code,
    'USD' as currency,
    max_by(originalLoanAmount, reportingPeriodEndDate) as original_amount,
    max_by(originalInterestRatePercentage, reportingPeriodEndDate) as annual_rate,
    max_by(originationDate, reportingPeriodEndDate) as granted_on,
    max_by(maturityDate, reportingPeriodEndDate) as matures_on,
    case max_by(paymentTypeCode, reportingPeriodEndDate)
        when '1' then 'equal_instalments'
        when '3' then 'interest_first'
        else 'irregular'
    end as repayment_method,
    'mortgaged' as guarantee_type,
    false as is_revolving,
    min(dateFiled) as received_at
from described
group by loanID
having count(propertyState) > 0
