-- title en: The branch that a branch reports to is on file
-- title zh: 上级机构存在且不是本机构
-- severity: warning
-- dimension: consistency
-- owner: organisation
-- table: branch
-- key: branch_id, valid_from
-- needs: branch.parent_branch_id
-- uses: book.branch
-- reason en: Figures added up along the lines of reporting would lose this branch, or go in a circle. Correct the
--   number of the branch above.
-- reason zh: 按机构层级汇总时，该机构会被遗漏或形成循环，请更正上级机构号。
select
    branch_id,
    valid_from
from branch
where
    parent_branch_id is not null
    and (
        parent_branch_id = branch_id
        or not exists (
            select 1 from book.branch as above
            where above.branch_id = branch.parent_branch_id
        )
    )
