-- title en: No step of collection is delivered twice
-- title zh: 催收记录记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: asset_preservation
-- table: collection_action
-- key: action_id
-- needs: collection_action
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select action_id
from collection_action
where action_id is not null
group by all
having count(*) > 1
