-- title en: No two group member rows share a key
-- title zh: 集团成员记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: limit_management
-- table: customer_group
-- key: group_id, customer_id, valid_from
-- needs: customer_group
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    group_id,
    customer_id,
    valid_from
from customer_group
where group_id is not null and customer_id is not null
group by all
having count(*) > 1
