-- title: Assets taken in settlement of loans
-- title zh: 抵债资产
-- grain: asset_id, loan_id
-- parameters: base_currency varchar
-- sources: book.foreclosed_asset, book.loan
-- stored: memory
-- period: none
-- notes: in the currency of the loan, which is named where it is not the base currency
select
    asset.asset_id,
    asset.loan_id,
    asset.taken_on,
    asset.sold_on,
    nullif(loan.currency, $base_currency) as foreign_currency,
    coalesce(loan.branch_id, 'unknown') as branch_id,
    asset.booked_amount,
    asset.price
from book.foreclosed_asset as asset
left join book.loan as loan on asset.loan_id = loan.loan_id
where asset.taken_on is not null
