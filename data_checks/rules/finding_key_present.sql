-- title en: Every finding has a number
-- title zh: 每条检查发现问题均有编号
-- severity: critical
-- dimension: completeness
-- owner: post_loan
-- table: finding
-- key: finding_id
-- needs: finding
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select finding_id
from finding
where nullif(trim(finding_id), '') is null
