-- title: How old each table is
-- title zh: 各表数据时效
-- grain: table_name
-- sources: table_freshness
select
    table_name,
    row_count,
    last_update,
    age_days,
    service_level_days,
    status
from table_freshness
order by table_name
