-- title en: No two exchange rate rows share a key
-- title zh: 汇率记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: finance
-- table: exchange_rate
-- key: as_of_date, currency
-- needs: exchange_rate
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    as_of_date,
    currency
from exchange_rate
where
    as_of_date is not null
    and currency is not null
group by all
having count(*) > 1
