-- title en: Every group member row has its group and customer number
-- title zh: 每条集团成员记录均有集团编号和客户编号
-- severity: critical
-- dimension: completeness
-- owner: limit_management
-- table: customer_group
-- key: group_id, customer_id, valid_from
-- needs: customer_group
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    group_id,
    customer_id,
    valid_from
from customer_group
where nullif(trim(group_id), '') is null or nullif(trim(customer_id), '') is null
