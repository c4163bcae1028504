-- title en: Every account activity row has its month and customer number
-- title zh: 每条账户往来记录均有月份和客户编号
-- severity: critical
-- dimension: completeness
-- owner: customer_data
-- table: account_activity
-- key: month, customer_id
-- needs: account_activity
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    month,
    customer_id
from account_activity
where month is null or nullif(trim(customer_id), '') is null
