-- title en: The loan of an assignment of a manager is known
-- title zh: 管户关系对应的借据存在
-- severity: critical
-- dimension: consistency
-- owner: organisation
-- table: manager_assignment
-- key: manager_id, loan_id, valid_from
-- needs: manager_assignment, book.loan
-- reason en: A record of an unknown loan is lost to every figure by loan. Deliver the loan or correct the number.
-- reason zh: 未对应任何已知借据的记录不会计入按借据统计的指标，请补报借据或更正编号。
select
    manager_id,
    loan_id,
    valid_from
from manager_assignment
where
    loan_id is not null
    and not exists (
        select 1 from book.loan as loan
        where loan.loan_id = manager_assignment.loan_id
    )
