-- title en: Every entry of the watch list has a customer
-- title zh: 每条关注客户名单均有客户编号
-- severity: critical
-- dimension: completeness
-- owner: post_loan
-- table: watch_list
-- key: customer_id, valid_from
-- needs: watch_list
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    customer_id,
    valid_from
from watch_list
where nullif(trim(customer_id), '') is null
