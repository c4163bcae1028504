-- title en: Every meeting has a number
-- title zh: 每条会议均有编号
-- severity: critical
-- dimension: completeness
-- owner: committee_office
-- table: meeting
-- key: meeting_id
-- needs: meeting
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select meeting_id
from meeting
where nullif(trim(meeting_id), '') is null
