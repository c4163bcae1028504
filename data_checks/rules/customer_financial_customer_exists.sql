-- title en: The customer of a financial statement is on file
-- title zh: 财务报表对应的客户存在
-- severity: critical
-- dimension: consistency
-- owner: customer_data
-- table: customer_financial
-- key: customer_id, period_end
-- needs: customer_financial, book.customer
-- reason en: What is told of a customer who is not on file reaches nobody. Deliver the
--   customer or correct the number.
-- reason zh: 客户表中没有该客户，相关信息无从归属。请补报客户或更正客户编号。
select
    customer_id,
    period_end
from customer_financial
where
    customer_id is not null
    and not exists (
        select 1 from book.customer as customer
        where customer.customer_id = customer_financial.customer_id
    )
