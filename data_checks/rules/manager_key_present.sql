-- title en: Every manager has a number
-- title zh: 每条客户经理均有工号
-- severity: critical
-- dimension: completeness
-- owner: organisation
-- table: manager
-- key: manager_id
-- needs: manager
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select manager_id
from manager
where nullif(trim(manager_id), '') is null
