-- title en: The period of a bank floor row ends after it starts
-- title zh: 监管底线记录失效日期晚于生效日期
-- severity: critical
-- dimension: validity
-- owner: limit_management
-- table: bank_floor
-- key: measure, valid_from
-- needs: bank_floor
-- reason en: A row that ends before it starts holds on no day and drops out of every month. Correct the dates.
-- reason zh: 失效日期不晚于生效日期的记录在任何一天都无效，会从各月指标中消失，请更正日期。
select
    measure,
    valid_from
from bank_floor
where valid_to <= valid_from
