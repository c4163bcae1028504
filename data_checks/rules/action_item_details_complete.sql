-- title en: An action item says what is to be done, by whom and when
-- title zh: 督办事项注明内容、责任人和期限
-- severity: warning
-- dimension: completeness
-- owner: committee_office
-- table: action_item
-- key: action_item_id
-- needs: action_item
-- reason en: A step that nobody has to take by any day will not be taken. Have it filled in.
-- reason zh: 缺少内容、责任人或完成期限的督办事项无法跟踪落实，请补录。
select action_item_id
from action_item
where
    due_on is null
    or nullif(trim(owner), '') is null
    or nullif(trim(decided), '') is null
