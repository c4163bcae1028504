-- title en: Every milestone has a branch and a milestone
-- title zh: 每条工作计划均有机构和里程碑
-- severity: critical
-- dimension: completeness
-- owner: organisation
-- table: work_plan
-- key: branch_id, milestone
-- needs: work_plan
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    branch_id,
    milestone
from work_plan
where
    nullif(trim(branch_id), '') is null
    or nullif(trim(milestone), '') is null
