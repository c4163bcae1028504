-- title en: A flow belongs to a known loan
-- title zh: 每笔变动流水均有对应借据
-- severity: critical
-- dimension: consistency
-- owner: credit_data
-- table: loan_flow
-- key: loan_id, booked_on, flow_no
-- needs: loan_flow, book.loan
-- reason en: The money moved on a loan that nobody has on file, so no bridge can place it. Deliver the loan or
--   correct the number.
-- reason zh: 流水对应的借据不存在，不良变动分解无法归属，请补报借据或更正编号。
select
    loan_id,
    booked_on,
    flow_no
from loan_flow
where
    loan_id is not null
    and not exists (
        select 1 from book.loan as loan
        where loan.loan_id = loan_flow.loan_id
    )
