-- title en: An instalment belongs to a known loan
-- title zh: 每期还款均有对应借据
-- severity: critical
-- dimension: consistency
-- owner: credit_data
-- table: repayment_due
-- key: loan_id, instalment_no
-- needs: repayment_due, book.loan
-- reason en: Money is due on a loan that nobody has on file. Deliver the loan or correct the number.
-- reason zh: 应还款对应的借据不存在，请补报借据或更正编号。
select
    loan_id,
    instalment_no
from repayment_due
where
    loan_id is not null
    and not exists (
        select 1 from book.loan as loan
        where loan.loan_id = repayment_due.loan_id
    )
