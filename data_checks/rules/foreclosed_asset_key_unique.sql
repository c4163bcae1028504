-- title en: No two foreclosed asset rows share a key
-- title zh: 抵债资产记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: asset_preservation
-- table: foreclosed_asset
-- key: asset_id, loan_id
-- needs: foreclosed_asset
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    asset_id,
    loan_id
from foreclosed_asset
where asset_id is not null and loan_id is not null
group by all
having count(*) > 1
