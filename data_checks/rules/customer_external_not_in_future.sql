-- title en: No outside check lies in the future
-- title zh: 外部核查日期不晚于业务日期
-- severity: warning
-- dimension: validity
-- owner: customer_data
-- table: customer_external
-- key: customer_id, provider, checked_on
-- needs: customer_external
-- parameters: business_date date
-- reason en: A check that has not been made cannot have an answer; mostly day and month are swapped. Correct the
--   date.
-- reason zh: 尚未进行的核查不可能有结果，多为日、月颠倒，请更正日期。
select
    customer_id,
    provider,
    checked_on
from customer_external
where checked_on > $business_date
