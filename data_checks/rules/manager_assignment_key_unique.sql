-- title en: No assignment of a manager is delivered twice
-- title zh: 管户关系记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: organisation
-- table: manager_assignment
-- key: manager_id, loan_id, valid_from
-- needs: manager_assignment
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    manager_id,
    loan_id,
    valid_from
from manager_assignment
where manager_id is not null
group by all
having count(*) > 1
