-- title en: Every exposure row has its as-of date, customer and kind
-- title zh: 每条信用风险暴露记录均有数据日期、客户和业务品种
-- severity: critical
-- dimension: completeness
-- owner: limit_management
-- table: exposure
-- key: as_of_date, customer_id, kind
-- needs: exposure
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    as_of_date,
    customer_id,
    kind
from exposure
where as_of_date is null or nullif(trim(customer_id), '') is null or nullif(trim(kind), '') is null
