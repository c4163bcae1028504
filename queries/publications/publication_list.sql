-- title: Every publication
-- title zh: 全部发布版本
-- grain: publication
-- sources: check_result, publication
-- notes: the chain digest covers the content and the publication before; the version of the program covers its own files, empty where it was not recorded yet; times are UTC
-- notes zh: 链式摘要由本次内容与上一发布版本共同生成；程序版本涵盖程序自身文件，当时尚未登记的为空；时间为UTC
with counted as (
    select
        publication,
        count(*) filter (where failed_count > 0 and severity = 'warning') as warning_count,
        count(*) filter (where failed_count > 0 and severity = 'finding') as finding_count
    from check_result
    group by publication
)

select
    publication.publication,
    publication.published_at,
    publication.published_by,
    publication.first_as_of,
    publication.last_as_of,
    len(publication.loaded_months)::integer as loaded_month_count,
    publication.gate_outcome,
    coalesce(counted.warning_count, 0) as warning_count,
    coalesce(counted.finding_count, 0) as finding_count,
    publication.code_version,
    publication.program_version,
    publication.content_digest,
    publication.chain_digest
from publication
left join counted on publication.publication = counted.publication
order by publication.publication desc
