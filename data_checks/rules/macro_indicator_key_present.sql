-- title en: Every indicator row has its as-of date, name, region and industry
-- title zh: 每条宏观经济指标记录均有数据日期、指标、地区和行业
-- severity: critical
-- dimension: completeness
-- owner: regulatory_reporting
-- table: macro_indicator
-- key: as_of_date, indicator, region_code, industry_code
-- needs: macro_indicator
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    as_of_date,
    indicator,
    region_code,
    industry_code
from macro_indicator
where
    as_of_date is null
    or nullif(trim(indicator), '') is null
    or nullif(trim(region_code), '') is null
    or nullif(trim(industry_code), '') is null
