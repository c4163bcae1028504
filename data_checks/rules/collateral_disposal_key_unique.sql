-- title en: No two collateral sale rows share a key
-- title zh: 押品处置记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: asset_preservation
-- table: collateral_disposal
-- key: collateral_id, disposed_on
-- needs: collateral_disposal
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    collateral_id,
    disposed_on
from collateral_disposal
where collateral_id is not null and disposed_on is not null
group by all
having count(*) > 1
