-- title en: Every loan belongs to a known customer
-- title zh: 每笔借据均有对应客户
-- severity: critical
-- dimension: consistency
-- owner: credit_data
-- table: loan
-- key: loan_id
-- needs: loan, book.customer
-- reason en: A loan without its customer is missing from largest customers and groups. Deliver the customer or
--   correct the number.
-- reason zh: 缺少客户信息的借据不会计入最大客户和集团客户统计，请补报客户或更正编号。
select loan_id
from loan
where
    customer_id is null
    or not exists (
        select 1 from book.customer as customer
        where customer.customer_id = loan.customer_id
    )
