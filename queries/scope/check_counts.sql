-- title: How many checks passed and failed
-- title zh: 校验结果计数
-- grain: severity, status
-- sources: check_result
with newest as (
    select max(publication) as publication from check_result
)

select
    check_result.severity,
    check_result.status,
    count(*) as check_count
from check_result
inner join newest on check_result.publication = newest.publication
group by check_result.severity, check_result.status
order by check_result.severity, check_result.status
