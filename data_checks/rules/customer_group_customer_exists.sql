-- title en: The customer of a group member is on file
-- title zh: 集团成员对应的客户存在
-- severity: critical
-- dimension: consistency
-- owner: limit_management
-- table: customer_group
-- key: group_id, customer_id, valid_from
-- needs: customer_group, book.customer
-- reason en: A member that nobody has on file leaves the group short of what it owes. Deliver the
--   customer or correct the number.
-- reason zh: 集团成员在客户表中不存在，集团授信合计将少计。请补报客户或更正客户编号。
select
    group_id,
    customer_id,
    valid_from
from customer_group
where
    customer_id is not null
    and not exists (
        select 1 from book.customer as customer
        where customer.customer_id = customer_group.customer_id
    )
