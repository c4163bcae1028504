-- title en: Every branch row has its branch number
-- title zh: 每条机构记录均有机构号
-- severity: critical
-- dimension: completeness
-- owner: organisation
-- table: branch
-- key: branch_id, valid_from
-- needs: branch
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    branch_id,
    valid_from
from branch
where nullif(trim(branch_id), '') is null
