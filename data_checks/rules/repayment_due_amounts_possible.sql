-- title en: Amounts and dates of an instalment are possible
-- title zh: 还款计划各项金额和日期合理
-- severity: warning
-- dimension: validity
-- owner: credit_data
-- table: repayment_due
-- key: loan_id, instalment_no
-- needs: repayment_due
-- parameters: business_date date
-- reason en: An amount is negative, the number is below 1, the payment lies in the future, or an instalment called
--   paid in full was paid in part. Correct the record.
-- reason zh: 金额为负、期次小于1、还款日期晚于业务日期，或标记为已还清而实还不足，请更正。
select
    loan_id,
    instalment_no
from repayment_due
where
    principal_due < 0
    or interest_due < 0
    or paid_amount < 0
    or instalment_no < 1
    or paid_on > $business_date
    or (paid_on is not null and paid_amount < principal_due + interest_due)
