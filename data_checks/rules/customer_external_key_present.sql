-- title en: Every outside check row has its customer, register and date
-- title zh: 每条外部核查记录均有客户编号、信息来源和核查日期
-- severity: critical
-- dimension: completeness
-- owner: customer_data
-- table: customer_external
-- key: customer_id, provider, checked_on
-- needs: customer_external
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    customer_id,
    provider,
    checked_on
from customer_external
where nullif(trim(customer_id), '') is null or nullif(trim(provider), '') is null or checked_on is null
