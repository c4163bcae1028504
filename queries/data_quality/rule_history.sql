-- title: Rules that ever failed, publication by publication
-- title zh: 曾未通过的规则：历次发布情况
-- grain: rule, publication
-- sources: check_result
-- notes: rows that failed, the waived ones among them; rules that never failed are left out; a rule that a publication did not know or could not judge has no value there
-- notes zh: 未通过行数（含已豁免行）；从未失败的规则不列示；某次发布尚无该规则或未能校验的，该处无值
with judged as (
    select
        publication,
        rule,
        severity,
        title_en,
        title_zh,
        status,
        waived_count,
        case when status not in ('not_supplied', 'history', 'error') then failed_count + waived_count end
            as failing_row_count
    from check_result
),

ever as (
    select
        rule,
        max_by(severity, publication) as severity,
        max_by(title_en, publication) as title_en,
        max_by(title_zh, publication) as title_zh,
        max_by(failing_row_count, publication) as newest_count
    from judged
    group by rule
    having max(failing_row_count) > 0
)

select
    judged.rule,
    judged.publication,
    ever.severity,
    ever.title_en,
    ever.title_zh,
    judged.status,
    judged.failing_row_count,
    judged.waived_count
from judged
inner join ever on judged.rule = ever.rule
order by
    case ever.severity when 'critical' then 1 when 'warning' then 2 when 'finding' then 3 else 4 end asc,
    ever.newest_count desc nulls last,
    judged.rule asc,
    judged.publication asc
