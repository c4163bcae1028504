-- title en: Every decision has a number
-- title zh: 每条会议决议均有编号
-- severity: critical
-- dimension: completeness
-- owner: committee_office
-- table: decision
-- key: decision_id
-- needs: decision
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select decision_id
from decision
where nullif(trim(decision_id), '') is null
