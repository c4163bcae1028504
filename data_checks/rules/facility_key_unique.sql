-- title en: No two credit line rows share a key
-- title zh: 授信额度记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: limit_management
-- table: facility
-- key: facility_id, valid_from
-- needs: facility
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    facility_id,
    valid_from
from facility
where facility_id is not null
group by all
having count(*) > 1
