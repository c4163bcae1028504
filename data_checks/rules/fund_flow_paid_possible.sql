-- title en: Loan money is paid out after the grant and not in the future
-- title zh: 资金支付不早于放款且不晚于业务日期
-- severity: warning
-- dimension: validity
-- owner: post_loan
-- table: fund_flow
-- key: flow_id
-- needs: fund_flow.paid_on, book.loan
-- parameters: business_date date
-- reason en: Money cannot be spent before it is lent, or tomorrow. Correct the date.
-- reason zh: 贷款发放前或未来日期不可能支付，请更正日期。
select fund_flow.flow_id
from fund_flow
left join book.loan as loan on fund_flow.loan_id = loan.loan_id
where
    fund_flow.paid_on < loan.granted_on
    or fund_flow.paid_on > $business_date
