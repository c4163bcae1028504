-- title en: A debit that failed did not pay on time
-- title zh: 扣款失败的分期并非按时由代扣还清
-- severity: warning
-- dimension: consistency
-- owner: credit_data
-- table: repayment_due
-- key: loan_id, instalment_no
-- needs: repayment_due.auto_debit_failed, repayment_due.channel
-- reason en: The automatic debit is said to have failed, and it paid the instalment in full by its due date: one of
--   the two is wrong, and so is the count of failed debits. Correct it.
-- reason zh: 登记为自动扣款失败，却又由自动扣款于到期日前足额归还，二者必有一误，请更正。
select
    loan_id,
    instalment_no
from repayment_due
where
    auto_debit_failed
    and channel = 'auto_debit'
    and paid_on <= due_on
    and paid_amount >= coalesce(principal_due, 0) + coalesce(interest_due, 0)
