-- title en: No two customer rows share a key
-- title zh: 客户记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: customer_data
-- table: customer
-- key: customer_id, valid_from
-- needs: customer
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    customer_id,
    valid_from
from customer
where customer_id is not null
group by all
having count(*) > 1
