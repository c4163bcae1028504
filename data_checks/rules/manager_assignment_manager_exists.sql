-- title en: The manager of an assignment is known
-- title zh: 管户关系中的客户经理存在
-- severity: critical
-- dimension: consistency
-- owner: organisation
-- table: manager_assignment
-- key: manager_id, loan_id, valid_from
-- needs: manager_assignment, book.manager
-- reason en: Work by an unknown manager cannot be judged. Deliver the manager or correct the number.
-- reason zh: 无法评价未知客户经理的工作，请补报客户经理或更正工号。
select
    manager_id,
    loan_id,
    valid_from
from manager_assignment
where
    manager_id is not null
    and not exists (
        select 1 from book.manager as manager
        where manager.manager_id = manager_assignment.manager_id
    )
