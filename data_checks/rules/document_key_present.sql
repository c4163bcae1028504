-- title en: Every paper has a loan and a kind
-- title zh: 每条档案资料均有借据编号和资料类型
-- severity: critical
-- dimension: completeness
-- owner: credit_data
-- table: document
-- key: loan_id, kind
-- needs: document
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    loan_id,
    kind
from document
where
    nullif(trim(loan_id), '') is null
    or nullif(trim(kind), '') is null
