-- title: Waivers
-- title zh: 豁免清单
-- grain: rule, failed_key, approved_on
-- sources: check_waiver, check_result
-- notes: as they stood when this publication was judged; a waiver lets one row through one rule, for at most 90 days
-- notes zh: 以本次发布校验时为准；一项豁免仅对一条规则的一行记录有效，最长90天
with newest as (
    select max(publication) as publication from check_result
),

named as (
    select
        check_result.rule,
        check_result.title_en,
        check_result.title_zh,
        check_result.severity
    from check_result
    inner join newest on check_result.publication = newest.publication
)

select
    check_waiver.state,
    check_waiver.rule,
    named.title_en,
    named.title_zh,
    named.severity,
    check_waiver.failed_key,
    check_waiver.owner as waiver_owner,
    check_waiver.approver,
    check_waiver.reason_en,
    check_waiver.reason_zh,
    check_waiver.approved_on,
    check_waiver.until as waived_until_on
from check_waiver
left join named on check_waiver.rule = named.rule
order by
    case check_waiver.state when 'in_force' then 1 when 'unused' then 2 when 'expired' then 3 else 4 end asc,
    check_waiver.until asc,
    check_waiver.rule asc,
    check_waiver.failed_key asc
