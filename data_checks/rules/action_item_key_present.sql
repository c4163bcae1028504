-- title en: Every step that a decision calls for has a number
-- title zh: 每条督办事项均有编号
-- severity: critical
-- dimension: completeness
-- owner: committee_office
-- table: action_item
-- key: action_item_id
-- needs: action_item
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select action_item_id
from action_item
where nullif(trim(action_item_id), '') is null
