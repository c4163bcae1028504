-- title: What the gate checked and found
-- title zh: 数据质量校验结果
-- grain: rule
-- sources: check_result
with newest as (
    select max(publication) as publication from check_result
)

select
    rule,
    table_name,
    severity,
    dimension,
    rule_owner,
    title_en,
    title_zh,
    reason_en,
    reason_zh,
    status,
    rows_checked,
    failed_count,
    waived_count
from check_result
inner join newest on check_result.publication = newest.publication
order by
    case severity when 'critical' then 1 when 'warning' then 2 when 'finding' then 3 else 4 end asc,
    failed_count desc,
    rule asc
