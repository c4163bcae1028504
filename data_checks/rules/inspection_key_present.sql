-- title en: Every inspection has a number
-- title zh: 每条贷后检查均有编号
-- severity: critical
-- dimension: completeness
-- owner: post_loan
-- table: inspection
-- key: inspection_id
-- needs: inspection
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select inspection_id
from inspection
where nullif(trim(inspection_id), '') is null
