-- title en: A foreclosed asset is taken, then sold, for amounts that can be
-- title zh: 抵债资产先接收后处置且金额合理
-- severity: warning
-- dimension: validity
-- owner: asset_preservation
-- table: foreclosed_asset
-- key: asset_id, loan_id
-- needs: foreclosed_asset
-- parameters: business_date date
-- reason en: The asset was sold before it was taken, was taken in the future, or an amount is negative. Correct the
--   record.
-- reason zh: 处置早于接收、接收日期晚于业务日期或金额为负，请更正。
select
    asset_id,
    loan_id
from foreclosed_asset
where
    sold_on < taken_on
    or taken_on > $business_date
    or booked_amount < 0
    or price < 0
