-- title en: No two bank floor rows share a key
-- title zh: 监管底线记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: limit_management
-- table: bank_floor
-- key: measure, valid_from
-- needs: bank_floor
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    measure,
    valid_from
from bank_floor
where measure is not null
group by all
having count(*) > 1
