-- title en: Every ledger row has its as-of date, account, branch and currency
-- title zh: 每条总账记录均有数据日期、科目、机构和币种
-- severity: critical
-- dimension: completeness
-- owner: finance
-- table: ledger
-- key: as_of_date, account, branch_id, currency
-- needs: ledger
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    as_of_date,
    account,
    branch_id,
    currency
from ledger
where
    as_of_date is null
    or nullif(trim(account), '') is null
    or nullif(trim(branch_id), '') is null
    or nullif(trim(currency), '') is null
