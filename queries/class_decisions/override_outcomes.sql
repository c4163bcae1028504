-- title: What became of overridden classes six months later
-- title zh: 调整后分类六个月后的表现
-- grain: override, override_outcome
-- parameters: as_of_date date, branch varchar[]
-- sources: class_override
-- needs: loan_month, class_decision
-- notes: classes approved otherwise than first proposed, up to the as-of date; by the class reported six months later; what was six months on only after the as-of date stands as open; balance at the decision
-- notes zh: 截至数据日期审批分类与初分不一致的贷款，按六个月后的上报分类判断；届时未满六个月的列为“未到期”；余额为认定时点余额
with judged as (
    select
        override,
        balance,
        if(later_as_of > $as_of_date, 'open', override_outcome) as override_outcome
    from class_override
    where
        ($as_of_date is null or as_of_date <= $as_of_date)
        and ($branch is null or list_contains($branch, branch_id))
)

select
    override,
    override_outcome,
    count(*) as loan_count,
    sum(balance)::decimal(28, 2) as balance,
    count(*)::double / nullif(sum(count(*)) over (partition by override), 0)::double as outcome_share
from judged
group by override, override_outcome
order by
    override asc,
    case override_outcome when 'worse' then 1 when 'held' then 2 when 'better' then 3 when 'left' then 4 else 5 end asc
