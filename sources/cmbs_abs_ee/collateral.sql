-- One row a property, and one for the government securities that replaced it where a loan was defeased.
-- Each loan has one property, under the loan's own number. One that no report of the folder describes has no row: it
-- stays as an earlier load knew it.
with loan_report as (
    select * from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true, delim = ',', quote = '"')
),

property_report as (
    select * from read_csv($folder || '/prop_sample.csv', all_varchar = true, header = true, delim = ',', quote = '"')
),

described as (
    select
        property.*,
        loan.reportingPeriodEndDate,
        coalesce(property.DefeasedStatusCode = 'F', false) as is_defeased
    from property_report as property
    inner join loan_report as loan
        on property.accessionNumber = loan.accessionNumber and property.loanID = loan.loanID
)

select
    propertyID as collateral_id,
    any_value(loanID) as owner_id,
    'commercial_property' as collateral_type,
    max_by(propertyTypeCode, reportingPeriodEndDate) as subtype,
    coalesce(nullif(max_by(propertyState, reportingPeriodEndDate), 'NA'), 'unknown') as region_code,
    min(reportingPeriodEndDate) as valid_from,
    min(dateFiled) as received_at
from described
group by propertyID
having count(propertyState) > 0
union all
select
    propertyID || '-defeased' as collateral_id,
    any_value(loanID) as owner_id,
    'securities' as collateral_type,
    'SE' as subtype,
    'unknown' as region_code,
    min(reportingPeriodEndDate) as valid_from,
    min(dateFiled) as received_at
from described
where is_defeased
group by propertyID
