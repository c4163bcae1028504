-- title: Money behind each rule that failed
-- title zh: 各项未通过规则涉及贷款
-- grain: rule
-- sources: check_result
-- notes: balance on the last as-of date loaded of the loans that the failing rows lead to, each loan once a rule; rules overlap, so the amounts do not add up; a rule about a posting, a file or a month leads to no loan
-- notes zh: 未通过记录所涉贷款在最近数据日期的余额，同一规则内每笔贷款只计一次；各规则之间有重叠，金额不可相加；针对科目、文件或整月的规则不涉及具体贷款
with newest as (
    select max(publication) as publication from check_result
)

select
    check_result.rule,
    check_result.severity,
    check_result.rule_owner,
    check_result.title_en,
    check_result.title_zh,
    check_result.failed_count,
    check_result.waived_count,
    check_result.loan_count,
    check_result.amount_at_stake
from check_result
inner join newest on check_result.publication = newest.publication
where check_result.failed_count + check_result.waived_count > 0
order by
    case check_result.severity when 'critical' then 1 when 'warning' then 2 when 'finding' then 3 else 4 end asc,
    check_result.amount_at_stake desc nulls last,
    check_result.rule asc
