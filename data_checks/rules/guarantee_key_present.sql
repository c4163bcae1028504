-- title en: Every guarantee row has its contract and loan number
-- title zh: 每条保证担保记录均有保证合同编号和借据编号
-- severity: critical
-- dimension: completeness
-- owner: collateral_management
-- table: guarantee
-- key: guarantee_id, loan_id, valid_from
-- needs: guarantee
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    guarantee_id,
    loan_id,
    valid_from
from guarantee
where nullif(trim(guarantee_id), '') is null or nullif(trim(loan_id), '') is null
