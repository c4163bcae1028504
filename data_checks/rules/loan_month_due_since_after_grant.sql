-- title en: Nothing is due before the loan was granted
-- title zh: 欠本、欠息日期不早于贷款发放日
-- severity: warning
-- dimension: consistency
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.principal_due_since|loan_month.interest_due_since, book.loan
-- reason en: A debt older than its loan comes from a predecessor or a wrong date. Check whether this loan
--   refinances another.
-- reason zh: 欠款早于发放日，多因承接上笔借据或日期错误，请核实是否借新还旧。
select
    loan_month.as_of_date,
    loan_month.loan_id
from loan_month
inner join book.loan as loan on loan_month.loan_id = loan.loan_id
where
    least(loan_month.principal_due_since, loan_month.interest_due_since)
    < least(loan.granted_on, loan.first_disbursed_on)
