-- title en: Who overrides a proposed class says why
-- title zh: 调整初分结果须说明理由
-- severity: finding
-- dimension: completeness
-- owner: risk_classification
-- table: class_decision
-- key: as_of_date, loan_id
-- needs: book.class_decision.risk_class, book.class_decision.reason
-- reason en: The class approved is not the class proposed, and neither the review nor the approval gives a reason:
--   an override that cannot be explained cannot be judged later. Have the reason written down.
-- reason zh: 审批分类与初分结果不同，而复核、审批均未说明理由，事后无从评价该调整，请补充理由。
with decided as (
    select
        as_of_date,
        loan_id,
        max(risk_class) filter (where step = 'first') as proposed,
        max(risk_class) filter (where step = 'approved') as approved,
        count(*) filter (where step <> 'first' and nullif(trim(reason), '') is not null) as reasons
    from book.class_decision
    group by as_of_date, loan_id
)

select
    as_of_date,
    loan_id
from decided
where
    proposed <> approved
    and reasons = 0
