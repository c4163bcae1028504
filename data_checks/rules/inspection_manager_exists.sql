-- title en: The manager of an inspection is known
-- title zh: 检查人员存在
-- severity: critical
-- dimension: consistency
-- owner: post_loan
-- table: inspection
-- key: inspection_id
-- needs: inspection.manager_id, book.manager
-- reason en: Work by an unknown manager cannot be judged. Deliver the manager or correct the number.
-- reason zh: 无法评价未知客户经理的工作，请补报客户经理或更正工号。
select inspection_id
from inspection
where
    manager_id is not null
    and not exists (
        select 1 from book.manager as manager
        where manager.manager_id = inspection.manager_id
    )
