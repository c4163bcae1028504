-- title en: No two valuation rows share a key
-- title zh: 押品估值记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: collateral_management
-- table: collateral_valuation
-- key: collateral_id, valued_on, received_on
-- needs: collateral_valuation
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    collateral_id,
    valued_on,
    received_on
from collateral_valuation
where collateral_id is not null and valued_on is not null and received_on is not null
group by all
having count(*) > 1
