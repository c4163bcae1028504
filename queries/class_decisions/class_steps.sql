-- title: Class decisions: steps taken and classes changed on the way
-- title zh: 分类认定流程执行情况
-- grain: as_of_date
-- parameters: branch varchar[]
-- sources: class_step_month
-- needs: loan_month, class_decision
-- notes: loans with a decision for the date; complete: first, reviewed and approved are all there; the share is of loans whose first and approved classes are both known
-- notes zh: 按有认定记录的贷款笔数统计；“流程完整”指初分、复核、审批齐全；调整比例以初分和审批分类均有记录的贷款为分母
select
    as_of_date,
    sum(decided_count)::bigint as decided_count,
    sum(complete_count)::bigint as complete_count,
    sum(same_person_count)::bigint as same_person_count,
    sum(out_of_order_count)::bigint as out_of_order_count,
    sum(compared_count)::bigint as compared_count,
    sum(made_better_count)::bigint as made_better_count,
    sum(made_worse_count)::bigint as made_worse_count,
    sum(made_better_count + made_worse_count)::bigint as overridden_count,
    sum(complete_count)::double / nullif(sum(decided_count), 0)::double as complete_share,
    sum(made_better_count + made_worse_count)::double / nullif(sum(compared_count), 0)::double as overridden_share
from class_step_month
where $branch is null or list_contains($branch, branch_id)
group by as_of_date
order by as_of_date
