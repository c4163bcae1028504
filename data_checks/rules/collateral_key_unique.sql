-- title en: No two collateral rows share a key
-- title zh: 押品记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: collateral_management
-- table: collateral
-- key: collateral_id, valid_from
-- needs: collateral
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    collateral_id,
    valid_from
from collateral
where collateral_id is not null
group by all
having count(*) > 1
