-- title en: Every collateral sale row has its collateral and date
-- title zh: 每条押品处置记录均有押品编号和处置日期
-- severity: critical
-- dimension: completeness
-- owner: asset_preservation
-- table: collateral_disposal
-- key: collateral_id, disposed_on
-- needs: collateral_disposal
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    collateral_id,
    disposed_on
from collateral_disposal
where nullif(trim(collateral_id), '') is null or disposed_on is null
