-- title en: Every complaint has a number
-- title zh: 每条投诉均有编号
-- severity: critical
-- dimension: completeness
-- owner: consumer_protection
-- table: complaint
-- key: complaint_id
-- needs: complaint
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select complaint_id
from complaint
where nullif(trim(complaint_id), '') is null
