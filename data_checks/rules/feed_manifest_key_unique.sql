-- title en: No two manifest rows share a key
-- title zh: 供数清单记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: data_supply
-- table: feed_manifest
-- key: as_of_date, file
-- needs: feed_manifest
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    as_of_date,
    file
from feed_manifest
where as_of_date is not null and file is not null
group by all
having count(*) > 1
