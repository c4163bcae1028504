-- title en: No two outside check rows share a key
-- title zh: 外部核查记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: customer_data
-- table: customer_external
-- key: customer_id, provider, checked_on
-- needs: customer_external
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    customer_id,
    provider,
    checked_on
from customer_external
where customer_id is not null and provider is not null and checked_on is not null
group by all
having count(*) > 1
