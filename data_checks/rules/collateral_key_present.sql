-- title en: Every collateral row has its collateral number
-- title zh: 每条押品记录均有押品编号
-- severity: critical
-- dimension: completeness
-- owner: collateral_management
-- table: collateral
-- key: collateral_id, valid_from
-- needs: collateral
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    collateral_id,
    valid_from
from collateral
where nullif(trim(collateral_id), '') is null
