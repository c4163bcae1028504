-- title en: No two indicator rows share a key
-- title zh: 宏观经济指标记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: regulatory_reporting
-- table: macro_indicator
-- key: as_of_date, indicator, region_code, industry_code
-- needs: macro_indicator
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    as_of_date,
    indicator,
    region_code,
    industry_code
from macro_indicator
where
    as_of_date is not null
    and indicator is not null
    and region_code is not null
    and industry_code is not null
group by all
having count(*) > 1
