-- title en: No two customer event rows share a key
-- title zh: 客户重大事项记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: customer_data
-- table: customer_event
-- key: customer_id, event, occurred_on
-- needs: customer_event
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    customer_id,
    event,
    occurred_on
from customer_event
where customer_id is not null and event is not null and occurred_on is not null
group by all
having count(*) > 1
