-- title en: No finding is delivered twice
-- title zh: 检查发现问题记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: post_loan
-- table: finding
-- key: finding_id
-- needs: finding
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select finding_id
from finding
where finding_id is not null
group by all
having count(*) > 1
