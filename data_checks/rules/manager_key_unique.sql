-- title en: No manager is delivered twice
-- title zh: 客户经理记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: organisation
-- table: manager
-- key: manager_id
-- needs: manager
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select manager_id
from manager
where manager_id is not null
group by all
having count(*) > 1
