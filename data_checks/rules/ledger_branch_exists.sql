-- title en: The branch of a ledger balance is known
-- title zh: 总账余额的机构存在
-- severity: critical
-- dimension: consistency
-- owner: finance
-- table: ledger
-- key: as_of_date, account, branch_id, currency
-- needs: ledger, book.branch
-- reason en: A balance under a branch that does not exist is nobody's. Deliver the branch or correct the number.
-- reason zh: 机构不存在的总账余额无人负责，请补报机构或更正机构号。
select
    as_of_date,
    account,
    branch_id,
    currency
from ledger
where
    branch_id is not null
    and not exists (
        select 1 from book.branch as branch
        where branch.branch_id = ledger.branch_id
    )
