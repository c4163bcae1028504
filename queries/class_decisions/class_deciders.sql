-- title: Who proposed, reviewed and approved classes
-- title zh: 分类初分、复核、审批人员情况
-- grain: step, decided_by
-- parameters: as_of_date date, branch varchar[]
-- sources: class_decider_month
-- needs: loan_month, class_decision
-- notes: the decisions of the twelve months up to the as-of date; changed: the class approved in the end was another
-- notes zh: 截至数据日期的近十二个月；“被调整”指最终审批分类与该级认定不一致
with newest as (
    select coalesce($as_of_date::date, (select max(as_of_date) from class_decider_month)) as as_of_date
)

select
    class_decider_month.step,
    class_decider_month.decided_by,
    sum(class_decider_month.decision_count)::bigint as decision_count,
    sum(class_decider_month.changed_count)::bigint as changed_count,
    sum(class_decider_month.compared_count)::bigint as compared_count,
    sum(class_decider_month.changed_count)::double / nullif(sum(class_decider_month.compared_count), 0)::double
        as changed_share
from class_decider_month
inner join newest
    on
        class_decider_month.as_of_date <= newest.as_of_date
        and class_decider_month.as_of_date > (newest.as_of_date - interval 12 month)::date
where $branch is null or list_contains($branch, class_decider_month.branch_id)
group by class_decider_month.step, class_decider_month.decided_by
order by
    case class_decider_month.step when 'first' then 1 when 'reviewed' then 2 else 3 end asc,
    decision_count desc,
    class_decider_month.decided_by asc
