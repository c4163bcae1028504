-- title en: Every survey answer has a customer and a date
-- title zh: 每条满意度答复均有客户和日期
-- severity: critical
-- dimension: completeness
-- owner: consumer_protection
-- table: survey
-- key: customer_id, answered_on
-- needs: survey
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    customer_id,
    answered_on
from survey
where
    nullif(trim(customer_id), '') is null
    or answered_on is null
