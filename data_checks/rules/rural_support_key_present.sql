-- title en: Every support record has a customer, a kind and a date
-- title zh: 每条帮扶记录均有客户、方式和日期
-- severity: critical
-- dimension: completeness
-- owner: rural_finance
-- table: rural_support
-- key: customer_id, kind, given_on
-- needs: rural_support
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    customer_id,
    kind,
    given_on
from rural_support
where
    nullif(trim(customer_id), '') is null
    or nullif(trim(kind), '') is null
    or given_on is null
