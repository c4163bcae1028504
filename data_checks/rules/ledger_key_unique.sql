-- title en: No two ledger rows share a key
-- title zh: 总账记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: finance
-- table: ledger
-- key: as_of_date, account, branch_id, currency
-- needs: ledger
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    as_of_date,
    account,
    branch_id,
    currency
from ledger
where
    as_of_date is not null
    and account is not null
    and branch_id is not null
    and currency is not null
group by all
having count(*) > 1
