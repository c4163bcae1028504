-- title en: No two branch rows share a key
-- title zh: 机构记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: organisation
-- table: branch
-- key: branch_id, valid_from
-- needs: branch
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    branch_id,
    valid_from
from branch
where branch_id is not null
group by all
having count(*) > 1
