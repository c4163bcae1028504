-- title en: The customer of a complaint is known
-- title zh: 投诉对应的客户存在
-- severity: critical
-- dimension: consistency
-- owner: consumer_protection
-- table: complaint
-- key: complaint_id
-- needs: complaint, book.customer
-- reason en: A record of an unknown customer is lost to every figure by customer. Deliver the customer or correct the
--   number.
-- reason zh: 未对应任何已知客户的记录不会计入按客户统计的指标，请补报客户或更正编号。
select complaint_id
from complaint
where
    customer_id is null
    or not exists (
        select 1 from book.customer as customer
        where customer.customer_id = complaint.customer_id
    )
