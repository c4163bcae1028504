-- title en: Every bureau inquiry row has its customer number and date
-- title zh: 每条征信查询记录均有客户编号和查询日期
-- severity: critical
-- dimension: completeness
-- owner: customer_data
-- table: bureau_inquiry
-- key: customer_id, inquired_on, bank
-- needs: bureau_inquiry
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    customer_id,
    inquired_on,
    bank
from bureau_inquiry
where nullif(trim(customer_id), '') is null or inquired_on is null
