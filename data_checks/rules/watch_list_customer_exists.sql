-- title en: The customer of an entry of the watch list is known
-- title zh: 关注客户名单对应的客户存在
-- severity: critical
-- dimension: consistency
-- owner: post_loan
-- table: watch_list
-- key: customer_id, valid_from
-- needs: watch_list, book.customer
-- reason en: A record of an unknown customer is lost to every figure by customer. Deliver the customer or correct the
--   number.
-- reason zh: 未对应任何已知客户的记录不会计入按客户统计的指标，请补报客户或更正编号。
select
    customer_id,
    valid_from
from watch_list
where
    customer_id is not null
    and not exists (
        select 1 from book.customer as customer
        where customer.customer_id = watch_list.customer_id
    )
