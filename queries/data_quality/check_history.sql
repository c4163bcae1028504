-- title: Outcome of the gate at each publication
-- title zh: 历次发布校验结果
-- grain: publication
-- sources: check_result, publication
with counted as (
    select
        publication,
        count(*) as checked_count,
        count(*) filter (where failed_count > 0 and severity = 'critical') as critical_count,
        count(*) filter (where failed_count > 0 and severity = 'warning') as warning_count,
        count(*) filter (where failed_count > 0 and severity = 'finding') as finding_count
    from check_result
    group by publication
)

select
    publication.publication,
    publication.published_at,
    publication.first_as_of,
    publication.last_as_of,
    publication.gate_outcome,
    coalesce(counted.checked_count, 0) as checked_count,
    coalesce(counted.critical_count, 0) as critical_count,
    coalesce(counted.warning_count, 0) as warning_count,
    coalesce(counted.finding_count, 0) as finding_count
from publication
left join counted on publication.publication = counted.publication
order by publication.publication
