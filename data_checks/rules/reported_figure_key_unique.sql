-- title en: No two reported figure rows share a key
-- title zh: 监管报表数据记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: regulatory_reporting
-- table: reported_figure
-- key: as_of_date, form, cell
-- needs: reported_figure
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    as_of_date,
    form,
    cell
from reported_figure
where
    as_of_date is not null
    and form is not null
    and cell is not null
group by all
having count(*) > 1
