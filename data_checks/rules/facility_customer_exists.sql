-- title en: The customer of a credit line is known
-- title zh: 授信额度的客户存在
-- severity: critical
-- dimension: consistency
-- owner: limit_management
-- table: facility
-- key: facility_id, valid_from
-- needs: facility, book.customer
-- reason en: A line of an unknown customer adds to nobody's credit. Deliver the customer or correct the number.
-- reason zh: 客户不明的授信无法归属到任何客户，请补报客户或更正编号。
select
    facility_id,
    valid_from
from facility
where
    customer_id is not null
    and not exists (
        select 1 from book.customer as customer
        where customer.customer_id = facility.customer_id
    )
