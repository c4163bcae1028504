-- title en: An approved class was proposed and reviewed, each by somebody
-- title zh: 审批的分类均经初分和复核并注明办理人
-- severity: warning
-- dimension: completeness
-- owner: risk_classification
-- table: class_decision
-- key: as_of_date, loan_id
-- needs: class_decision
-- reason en: The class was approved without one of the steps before, or nobody signed for a step: what was decided
--   cannot be proven. Have the missing step recorded.
-- reason zh: 分类已审批而缺少初分或复核环节，或某一环节未注明办理人，认定过程无从证明，请补录。
select
    as_of_date,
    loan_id
from class_decision
group by as_of_date, loan_id
having
    (bool_or(step = 'approved') and count(distinct step) < 3)
    or bool_or(nullif(trim(decided_by), '') is null)
