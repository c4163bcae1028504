-- title en: Every exchange rate row has its key
-- title zh: 每条汇率记录均有主键
-- severity: critical
-- dimension: completeness
-- owner: finance
-- table: exchange_rate
-- key: as_of_date, currency
-- needs: exchange_rate
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    as_of_date,
    currency
from exchange_rate
where
    as_of_date is null
    or nullif(trim(currency), '') is null
