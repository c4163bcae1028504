-- title en: Every credit line row has its number
-- title zh: 每条授信额度记录均有授信编号
-- severity: critical
-- dimension: completeness
-- owner: limit_management
-- table: facility
-- key: facility_id, valid_from
-- needs: facility
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    facility_id,
    valid_from
from facility
where nullif(trim(facility_id), '') is null
