-- title en: No milestone is delivered twice
-- title zh: 工作计划记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: organisation
-- table: work_plan
-- key: branch_id, milestone
-- needs: work_plan
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    branch_id,
    milestone
from work_plan
where branch_id is not null
group by all
having count(*) > 1
