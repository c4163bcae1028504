-- title en: The customer of a survey answer is known
-- title zh: 满意度答复对应的客户存在
-- severity: critical
-- dimension: consistency
-- owner: consumer_protection
-- table: survey
-- key: customer_id, answered_on
-- needs: survey, book.customer
-- reason en: A record of an unknown customer is lost to every figure by customer. Deliver the customer or correct the
--   number.
-- reason zh: 未对应任何已知客户的记录不会计入按客户统计的指标，请补报客户或更正编号。
select
    customer_id,
    answered_on
from survey
where
    customer_id is not null
    and not exists (
        select 1 from book.customer as customer
        where customer.customer_id = survey.customer_id
    )
