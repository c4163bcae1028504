-- title: How old each table is
-- title zh: 各表数据时效
-- grain: table_name
-- sources: table_freshness
-- notes: at the gate: days from the last update to the business date; over 100 % is past the service level, and history is never called fresh or stale
-- notes zh: 以校验时为准：最近更新距业务日期的天数；超过100%即超过规定期限；历史数据不评价时效
select
    table_name,
    row_count,
    last_update,
    age_days,
    service_level_days,
    status,
    case when status <> 'history' then age_days::double / nullif(service_level_days, 0)::double end as age_share
from table_freshness
order by table_name
