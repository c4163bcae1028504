-- title en: Loan dates are possible
-- title zh: 借据日期合理
-- severity: critical
-- dimension: validity
-- owner: credit_data
-- table: loan
-- key: loan_id, column_name
-- needs: loan
-- parameters: business_date date
-- reason en: Money cannot have left the bank in the future, and a date such as 9999-12-31 is a stand-in for no
--   date. Leave it empty or correct it.
-- reason zh: 资金不可能在未来发放；9999-12-31等为无日期的占位值，应留空或更正。
with said as (
    select
        loan_id,
        column_name,
        stated_on
    from loan
    unpivot (stated_on for column_name in (granted_on, first_disbursed_on, matures_on, extended_to))
)

select
    loan_id,
    column_name
from said
where
    stated_on < date '1900-01-01'
    or stated_on > date '2199-12-31'
    or (column_name in ('granted_on', 'first_disbursed_on') and stated_on > $business_date)
