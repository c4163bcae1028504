-- title en: A payment of loan money has an amount
-- title zh: 资金支付金额为正
-- severity: warning
-- dimension: validity
-- owner: post_loan
-- table: fund_flow
-- key: flow_id
-- needs: fund_flow
-- reason en: A payment of nothing is none. Correct the amount.
-- reason zh: 支付金额须为正，请更正金额。
select flow_id
from fund_flow
where
    amount is null
    or amount <= 0
