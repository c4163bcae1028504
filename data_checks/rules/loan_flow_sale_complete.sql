-- title en: A sold loan has a price and a buyer
-- title zh: 转让贷款有价格和受让方
-- severity: warning
-- dimension: completeness
-- owner: credit_data
-- table: loan_flow
-- key: loan_id, booked_on, flow_no
-- needs: loan_flow.price, loan_flow.counterparty
-- reason en: A loan was sold and nobody wrote down to whom, or for how much, or the price is below zero: what the
--   sale cost is not known. Have it filled in.
-- reason zh: 贷款已转让而未登记受让方或价格，或价格为负，转让损失无从计算，请补录。
select
    loan_id,
    booked_on,
    flow_no
from loan_flow
where
    price < 0
    or (
        flow_type = 'sold'
        and (price is null or nullif(trim(counterparty), '') is null)
    )
