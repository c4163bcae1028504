-- title en: Senior claims are not negative
-- title zh: 优先受偿权数额不为负
-- severity: critical
-- dimension: validity
-- owner: collateral_management
-- table: collateral_pledge
-- key: collateral_id, loan_id, valid_from
-- needs: collateral_pledge.senior_claims
-- reason en: Senior claims are taken off the value; a negative one would add to it. Correct the sign.
-- reason zh: 优先受偿权从押品价值中扣除，负值会虚增价值，请更正符号。
select
    collateral_id,
    loan_id,
    valid_from
from collateral_pledge
where senior_claims < 0
