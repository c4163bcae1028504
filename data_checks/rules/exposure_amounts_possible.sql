-- title en: Amounts and factors of an exposure are possible
-- title zh: 信用风险暴露金额和系数合理
-- severity: warning
-- dimension: validity
-- owner: limit_management
-- table: exposure
-- key: as_of_date, customer_id, kind
-- needs: exposure
-- reason en: An amount or a margin is negative, or a conversion factor lies outside 0 to 1: credit would be counted
--   too low or many times. Correct it.
-- reason zh: 金额或保证金为负，或信用转换系数不在0至1之间，会使授信少计或重复计算，请更正。
select
    as_of_date,
    customer_id,
    kind
from exposure
where
    amount < 0
    or cash_margin < 0
    or conversion_factor not between 0 and 1
