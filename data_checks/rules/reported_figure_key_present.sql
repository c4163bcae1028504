-- title en: Every reported figure row has its as-of date, form and cell
-- title zh: 每条监管报表数据记录均有数据日期、报表编号和单元格
-- severity: critical
-- dimension: completeness
-- owner: regulatory_reporting
-- table: reported_figure
-- key: as_of_date, form, cell
-- needs: reported_figure
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    as_of_date,
    form,
    cell
from reported_figure
where as_of_date is null or nullif(trim(form), '') is null or nullif(trim(cell), '') is null
