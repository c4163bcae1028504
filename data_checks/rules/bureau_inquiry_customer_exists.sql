-- title en: The customer of a bureau inquiry is on file
-- title zh: 征信查询对应的客户存在
-- severity: critical
-- dimension: consistency
-- owner: customer_data
-- table: bureau_inquiry
-- key: customer_id, inquired_on, bank
-- needs: bureau_inquiry, book.customer
-- reason en: What is told of a customer who is not on file reaches nobody. Deliver the
--   customer or correct the number.
-- reason zh: 客户表中没有该客户，相关信息无从归属。请补报客户或更正客户编号。
select
    customer_id,
    inquired_on,
    bank
from bureau_inquiry
where
    customer_id is not null
    and not exists (
        select 1 from book.customer as customer
        where customer.customer_id = bureau_inquiry.customer_id
    )
