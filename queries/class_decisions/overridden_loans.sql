-- title: Loans approved in another class than first proposed
-- title zh: 审批分类与初分不一致的贷款明细
-- grain: as_of_date, loan_id
-- parameters: as_of_date date, branch varchar[], row_limit integer
-- sources: class_override
-- needs: loan_month, class_decision
-- notes: the latest decisions first, the largest loans on top; balance at the decision
-- notes zh: 按认定日期由近及远、余额由大到小；余额为认定时点余额
select
    as_of_date as decided_as_of,
    as_of_date,
    loan_id,
    branch_id as branch,
    first_class,
    approved_class,
    override,
    first_by,
    approved_by,
    approved_on,
    balance,
    if(later_as_of > $as_of_date, 'open', override_outcome) as override_outcome,
    if(later_as_of > $as_of_date, null, later_as_of) as later_as_of,
    if(later_as_of > $as_of_date, null, later_class) as later_class,
    if(later_as_of > $as_of_date, null, later_days) as later_days
from class_override
where
    ($as_of_date is null or as_of_date <= $as_of_date)
    and ($branch is null or list_contains($branch, branch_id))
order by as_of_date desc, balance desc nulls last, loan_id asc
limit $row_limit
