-- title en: No meeting is delivered twice
-- title zh: 会议记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: committee_office
-- table: meeting
-- key: meeting_id
-- needs: meeting
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select meeting_id
from meeting
where meeting_id is not null
group by all
having count(*) > 1
