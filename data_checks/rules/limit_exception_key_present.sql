-- title en: Every limit exception row has its measure, subject and end
-- title zh: 每条超限审批记录均有指标、超限对象和有效期
-- severity: critical
-- dimension: completeness
-- owner: limit_management
-- table: limit_exception
-- key: measure, key, until
-- needs: limit_exception
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    measure,
    key,
    until
from limit_exception
where nullif(trim(measure), '') is null or nullif(trim(key), '') is null or until is null
