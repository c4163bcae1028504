-- title en: Different people propose, review and approve a class
-- title zh: 分类初分、复核、审批由不同人员办理
-- severity: finding
-- dimension: validity
-- owner: risk_classification
-- table: class_decision
-- key: as_of_date, loan_id
-- needs: book.class_decision.decided_by
-- reason en: One person took two of the three steps: nobody else looked at the class. Have the step done again by
--   another.
-- reason zh: 同一人办理了初分、复核、审批中的两个环节，分类未经他人把关，请由其他人员重新办理。
select
    as_of_date,
    loan_id
from book.class_decision
where nullif(trim(decided_by), '') is not null
group by as_of_date, loan_id
having count(distinct step) > count(distinct lower(trim(decided_by)))
