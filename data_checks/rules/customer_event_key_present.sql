-- title en: Every customer event row has its customer, event and date
-- title zh: 每条客户重大事项记录均有客户编号、事项和日期
-- severity: critical
-- dimension: completeness
-- owner: customer_data
-- table: customer_event
-- key: customer_id, event, occurred_on
-- needs: customer_event
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    customer_id,
    event,
    occurred_on
from customer_event
where nullif(trim(customer_id), '') is null or nullif(trim(event), '') is null or occurred_on is null
