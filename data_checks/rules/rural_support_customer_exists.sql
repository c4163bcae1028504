-- title en: The customer of a support record is known
-- title zh: 帮扶记录对应的客户存在
-- severity: critical
-- dimension: consistency
-- owner: rural_finance
-- table: rural_support
-- key: customer_id, kind, given_on
-- needs: rural_support, book.customer
-- reason en: A record of an unknown customer is lost to every figure by customer. Deliver the customer or correct the
--   number.
-- reason zh: 未对应任何已知客户的记录不会计入按客户统计的指标，请补报客户或更正编号。
select
    customer_id,
    kind,
    given_on
from rural_support
where
    customer_id is not null
    and not exists (
        select 1 from book.customer as customer
        where customer.customer_id = rural_support.customer_id
    )
