-- title en: Every step of collection has a number
-- title zh: 每条催收记录均有编号
-- severity: critical
-- dimension: completeness
-- owner: asset_preservation
-- table: collection_action
-- key: action_id
-- needs: collection_action
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select action_id
from collection_action
where nullif(trim(action_id), '') is null
