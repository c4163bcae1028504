-- title en: The customer of an account activity is on file
-- title zh: 账户往来对应的客户存在
-- severity: critical
-- dimension: consistency
-- owner: customer_data
-- table: account_activity
-- key: month, customer_id
-- needs: account_activity, book.customer
-- reason en: What is told of a customer who is not on file reaches nobody. Deliver the
--   customer or correct the number.
-- reason zh: 客户表中没有该客户，相关信息无从归属。请补报客户或更正客户编号。
select
    month,
    customer_id
from account_activity
where
    customer_id is not null
    and not exists (
        select 1 from book.customer as customer
        where customer.customer_id = account_activity.customer_id
    )
