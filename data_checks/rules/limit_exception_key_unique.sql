-- title en: No two limit exception rows share a key
-- title zh: 超限审批记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: limit_management
-- table: limit_exception
-- key: measure, key, until
-- needs: limit_exception
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    measure,
    key,
    until
from limit_exception
where
    measure is not null
    and key is not null
    and until is not null
group by all
having count(*) > 1
