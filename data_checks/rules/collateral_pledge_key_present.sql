-- title en: Every pledge row has its collateral and loan number
-- title zh: 每条押品担保关系记录均有押品编号和借据编号
-- severity: critical
-- dimension: completeness
-- owner: collateral_management
-- table: collateral_pledge
-- key: collateral_id, loan_id, valid_from
-- needs: collateral_pledge
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    collateral_id,
    loan_id,
    valid_from
from collateral_pledge
where nullif(trim(collateral_id), '') is null or nullif(trim(loan_id), '') is null
