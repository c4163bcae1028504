-- title en: No stage of a lawsuit is delivered twice
-- title zh: 诉讼记录记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: asset_preservation
-- table: litigation
-- key: case_id, loan_id, stage
-- needs: litigation
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    case_id,
    loan_id,
    stage
from litigation
where case_id is not null
group by all
having count(*) > 1
