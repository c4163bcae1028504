-- title en: Every manifest row has its as-of date and file
-- title zh: 每条供数清单记录均有数据日期和文件名
-- severity: critical
-- dimension: completeness
-- owner: data_supply
-- table: feed_manifest
-- key: as_of_date, file
-- needs: feed_manifest
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    as_of_date,
    file
from feed_manifest
where as_of_date is null or nullif(trim(file), '') is null
