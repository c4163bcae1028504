-- title en: The customer of an outside check is on file
-- title zh: 外部核查对应的客户存在
-- severity: critical
-- dimension: consistency
-- owner: customer_data
-- table: customer_external
-- key: customer_id, provider, checked_on
-- needs: customer_external, book.customer
-- reason en: What is told of a customer who is not on file reaches nobody. Deliver the
--   customer or correct the number.
-- reason zh: 客户表中没有该客户，相关信息无从归属。请补报客户或更正客户编号。
select
    customer_id,
    provider,
    checked_on
from customer_external
where
    customer_id is not null
    and not exists (
        select 1 from book.customer as customer
        where customer.customer_id = customer_external.customer_id
    )
