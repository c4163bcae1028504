-- title en: An indicator has a value
-- title zh: 宏观指标有数值
-- severity: warning
-- dimension: completeness
-- owner: regulatory_reporting
-- table: macro_indicator
-- key: as_of_date, indicator, region_code, industry_code
-- needs: macro_indicator
-- reason en: The row names an indicator and gives no value. Fill it in or leave the row out.
-- reason zh: 该行只有指标名称而无数值，请补录或删除该行。
select
    as_of_date,
    indicator,
    region_code,
    industry_code
from macro_indicator
where value is null
