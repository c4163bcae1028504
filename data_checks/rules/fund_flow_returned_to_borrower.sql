-- title en: Loan money does not come back to the borrower
-- title zh: 贷款资金未回流借款人
-- severity: finding
-- dimension: consistency
-- owner: post_loan
-- table: fund_flow
-- key: loan_id
-- needs: fund_flow.returned_to_borrower_on
-- reason en: What was paid to somebody came back to the borrower: the use that was declared is not the use that was
--   made. Check the use of funds, and think of calling the loan.
-- reason zh: 支付给收款人的资金又回流借款人，实际用途与申报不符，请核查资金用途并考虑提前收回贷款。
select distinct loan_id
from fund_flow
where
    returned_to_borrower_on is not null
    and loan_id is not null
