-- title en: No two exposure rows share a key
-- title zh: 信用风险暴露记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: limit_management
-- table: exposure
-- key: as_of_date, customer_id, kind
-- needs: exposure
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    as_of_date,
    customer_id,
    kind
from exposure
where
    as_of_date is not null
    and customer_id is not null
    and kind is not null
group by all
having count(*) > 1
