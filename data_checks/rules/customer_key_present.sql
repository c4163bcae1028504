-- title en: Every customer row has its customer number
-- title zh: 每条客户记录均有客户编号
-- severity: critical
-- dimension: completeness
-- owner: customer_data
-- table: customer
-- key: customer_id, valid_from
-- needs: customer
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    customer_id,
    valid_from
from customer
where nullif(trim(customer_id), '') is null
