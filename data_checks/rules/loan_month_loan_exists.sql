-- title en: Every loan-month belongs to a known loan
-- title zh: 每条贷款逐月记录均有对应借据
-- severity: critical
-- dimension: consistency
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month, book.loan
-- reason en: A balance without its loan has no product, sector or customer. Deliver the loan or correct the
--   number.
-- reason zh: 缺少借据信息的余额没有产品、行业和客户归属，请补报借据或更正编号。
select
    as_of_date,
    loan_id
from loan_month
where
    loan_id is not null
    and not exists (
        select 1 from book.loan as loan
        where loan.loan_id = loan_month.loan_id
    )
