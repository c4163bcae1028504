-- title en: No customer event lies in the future
-- title zh: 客户重大事项日期不晚于业务日期
-- severity: warning
-- dimension: validity
-- owner: customer_data
-- table: customer_event
-- key: customer_id, event, occurred_on
-- needs: customer_event
-- parameters: business_date date
-- reason en: An event that has not happened cannot have been recorded; mostly day and month are swapped. Correct the
--   date.
-- reason zh: 尚未发生的事项不可能已有记录，多为日、月颠倒，请更正日期。
select
    customer_id,
    event,
    occurred_on
from customer_event
where occurred_on > $business_date
