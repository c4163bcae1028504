-- title en: The branch of a manager is known
-- title zh: 客户经理所属机构存在
-- severity: critical
-- dimension: consistency
-- owner: organisation
-- table: manager
-- key: manager_id
-- needs: manager.branch_id, book.branch
-- reason en: What belongs to an unknown branch is nobody's responsibility. Deliver the branch or correct the number.
-- reason zh: 所属机构不存在的记录无人负责，请补报机构或更正机构号。
select manager_id
from manager
where
    branch_id is not null
    and not exists (
        select 1 from book.branch as branch
        where branch.branch_id = manager.branch_id
    )
