-- title en: The customer of a warning is known
-- title zh: 预警信号对应的客户存在
-- severity: critical
-- dimension: consistency
-- owner: post_loan
-- table: warning_signal
-- key: signal_id
-- needs: warning_signal, book.customer
-- reason en: A record of an unknown customer is lost to every figure by customer. Deliver the customer or correct the
--   number.
-- reason zh: 未对应任何已知客户的记录不会计入按客户统计的指标，请补报客户或更正编号。
select signal_id
from warning_signal
where
    customer_id is null
    or not exists (
        select 1 from book.customer as customer
        where customer.customer_id = warning_signal.customer_id
    )
