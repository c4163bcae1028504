-- title en: No step that a decision calls for is delivered twice
-- title zh: 督办事项记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: committee_office
-- table: action_item
-- key: action_item_id
-- needs: action_item
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select action_item_id
from action_item
where action_item_id is not null
group by all
having count(*) > 1
