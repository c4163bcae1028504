-- title en: The branch of a loan is known
-- title zh: 借据所属机构存在
-- severity: critical
-- dimension: consistency
-- owner: credit_data
-- table: loan
-- key: loan_id
-- needs: loan.branch_id, book.branch
-- reason en: A loan under an unknown branch is nobody's responsibility. Deliver the branch or correct the
--   number.
-- reason zh: 所属机构不存在的借据无人负责，请补报机构或更正机构号。
select loan_id
from loan
where
    branch_id is not null
    and not exists (
        select 1 from book.branch as branch
        where branch.branch_id = loan.branch_id
    )
