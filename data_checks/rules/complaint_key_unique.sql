-- title en: No complaint is delivered twice
-- title zh: 投诉记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: consumer_protection
-- table: complaint
-- key: complaint_id
-- needs: complaint
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select complaint_id
from complaint
where complaint_id is not null
group by all
having count(*) > 1
