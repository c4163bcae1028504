-- title en: No inspection is delivered twice
-- title zh: 贷后检查记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: post_loan
-- table: inspection
-- key: inspection_id
-- needs: inspection
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select inspection_id
from inspection
where inspection_id is not null
group by all
having count(*) > 1
