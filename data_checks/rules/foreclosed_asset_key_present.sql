-- title en: Every foreclosed asset row has its asset and loan number
-- title zh: 每条抵债资产记录均有抵债资产编号和借据编号
-- severity: critical
-- dimension: completeness
-- owner: asset_preservation
-- table: foreclosed_asset
-- key: asset_id, loan_id
-- needs: foreclosed_asset
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    asset_id,
    loan_id
from foreclosed_asset
where nullif(trim(asset_id), '') is null or nullif(trim(loan_id), '') is null
