-- title en: The share of collateral allotted to a loan lies between 0 and 1
-- title zh: 押品价值分配比例在0至1之间
-- severity: critical
-- dimension: validity
-- owner: collateral_management
-- table: collateral_pledge
-- key: collateral_id, loan_id, valid_from
-- needs: collateral_pledge.allocated_share
-- reason en: The share scales what the collateral covers. Correct it.
-- reason zh: 分配比例直接影响押品覆盖金额，请更正比例。
select
    collateral_id,
    loan_id,
    valid_from
from collateral_pledge
where allocated_share <= 0 or allocated_share > 1
