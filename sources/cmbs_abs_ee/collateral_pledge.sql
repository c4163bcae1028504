-- One row a collateral and loan, over the months it stands behind it: the property until the loan is defeased or
-- leaves, then the securities until it leaves. Both ends are the report that first shows them.
-- A note of a larger loan (structure other than WL) shares its property with notes outside the trust; which part of the
-- value is this one's is not disclosed, so it has no share.
with loan_report as (
    select * from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true, delim = ',', quote = '"')
),

property_report as (
    select * from read_csv($folder || '/prop_sample.csv', all_varchar = true, header = true, delim = ',', quote = '"')
),

report as (
    select
        loan.loanID,
        loan.reportingPeriodEndDate,
        loan.dateFiled,
        loan.lienPositionSecuritizationCode,
        loan.loanStructureCode,
        property.propertyID,
        coalesce(
            try_cast(loan.reportPeriodEndActualBalanceAmount as decimal(18, 2)) = 0,
            loan.paymentStatusLoanCode is null
        ) as has_left,
        coalesce(property.DefeasedStatusCode = 'F', false) as is_defeased
    from loan_report as loan
    inner join property_report as property
        on loan.accessionNumber = property.accessionNumber and loan.loanID = property.loanID
),

span as (
    select
        loanID,
        propertyID,
        any_value(lienPositionSecuritizationCode) as lien_rank,
        case when any_value(loanStructureCode) = 'WL' then 1 end as allocated_share,
        min(reportingPeriodEndDate) filter (where not has_left and not is_defeased) as pledged_on,
        min(reportingPeriodEndDate) filter (where not has_left and is_defeased) as defeased_on,
        min(reportingPeriodEndDate) filter (where has_left) as left_on,
        min(dateFiled) as received_at
    from report
    group by loanID, propertyID
)

select
    propertyID as collateral_id,
    loanID as loan_id,
    lien_rank,
    allocated_share,
    least(defeased_on, left_on) as released_on,
    pledged_on as valid_from,
    least(defeased_on, left_on) as valid_to,
    received_at
from span
where pledged_on is not null
union all
select
    propertyID || '-defeased' as collateral_id,
    loanID as loan_id,
    1 as lien_rank,
    1 as allocated_share,
    left_on as released_on,
    defeased_on as valid_from,
    left_on as valid_to,
    received_at
from span
where defeased_on is not null
