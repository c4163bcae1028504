-- title en: Price, cost and date of a collateral sale are possible
-- title zh: 押品处置价款、费用和日期合理
-- severity: warning
-- dimension: validity
-- owner: asset_preservation
-- table: collateral_disposal
-- key: collateral_id, disposed_on
-- needs: collateral_disposal
-- parameters: business_date date
-- reason en: A price or cost is negative, or the sale lies in the future. Correct the record.
-- reason zh: 处置价款或费用为负，或处置日期晚于业务日期，请更正。
select
    collateral_id,
    disposed_on
from collateral_disposal
where
    price < 0
    or cost < 0
    or disposed_on > $business_date
