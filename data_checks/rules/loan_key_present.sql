-- title en: Every loan row has its loan number
-- title zh: 每条借据记录均有借据编号
-- severity: critical
-- dimension: completeness
-- owner: credit_data
-- table: loan
-- key: loan_id
-- needs: loan
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select loan_id
from loan
where nullif(trim(loan_id), '') is null
