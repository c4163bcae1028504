-- title en: The customer of an exposure is known
-- title zh: 信用风险暴露的客户存在
-- severity: critical
-- dimension: consistency
-- owner: limit_management
-- table: exposure
-- key: as_of_date, customer_id, kind
-- needs: exposure, book.customer
-- reason en: Credit to an unknown customer belongs to no group and no limit. Deliver the customer or correct the
--   number.
-- reason zh: 客户不明的暴露无法计入集团和限额，请补报客户或更正编号。
select
    as_of_date,
    customer_id,
    kind
from exposure
where
    customer_id is not null
    and not exists (
        select 1 from book.customer as customer
        where customer.customer_id = exposure.customer_id
    )
