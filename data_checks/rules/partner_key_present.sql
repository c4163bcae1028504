-- title en: Every partner has a number
-- title zh: 每条合作机构均有编号
-- severity: critical
-- dimension: completeness
-- owner: credit_data
-- table: partner
-- key: partner_id
-- needs: partner
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select partner_id
from partner
where nullif(trim(partner_id), '') is null
