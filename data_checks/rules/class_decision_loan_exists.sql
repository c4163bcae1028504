-- title en: A class decision is about a known loan
-- title zh: 分类认定均有对应借据
-- severity: critical
-- dimension: consistency
-- owner: risk_classification
-- table: class_decision
-- key: as_of_date, loan_id, step
-- needs: class_decision, book.loan
-- reason en: A class was decided for a loan that nobody has on file. Deliver the loan or correct the number.
-- reason zh: 认定分类的借据不存在，请补报借据或更正编号。
select
    as_of_date,
    loan_id,
    step
from class_decision
where
    loan_id is not null
    and not exists (
        select 1 from book.loan as loan
        where loan.loan_id = class_decision.loan_id
    )
