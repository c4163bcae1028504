-- title en: Every bank floor row has its key
-- title zh: 每条监管底线记录均有主键
-- severity: critical
-- dimension: completeness
-- owner: limit_management
-- table: bank_floor
-- key: measure, valid_from
-- needs: bank_floor
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    measure,
    valid_from
from bank_floor
where nullif(trim(measure), '') is null
