-- title en: The branch of a milestone is known
-- title zh: 工作计划对应的机构存在
-- severity: critical
-- dimension: consistency
-- owner: organisation
-- table: work_plan
-- key: branch_id, milestone
-- needs: work_plan, book.branch
-- reason en: What belongs to an unknown branch is nobody's responsibility. Deliver the branch or correct the number.
-- reason zh: 所属机构不存在的记录无人负责，请补报机构或更正机构号。
select
    branch_id,
    milestone
from work_plan
where
    branch_id is not null
    and not exists (
        select 1 from book.branch as branch
        where branch.branch_id = work_plan.branch_id
    )
