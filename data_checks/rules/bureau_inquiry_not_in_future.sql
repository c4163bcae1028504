-- title en: No bureau inquiry lies in the future
-- title zh: 征信查询日期不晚于业务日期
-- severity: warning
-- dimension: validity
-- owner: customer_data
-- table: bureau_inquiry
-- key: customer_id, inquired_on, bank
-- needs: bureau_inquiry
-- parameters: business_date date
-- reason en: An inquiry that has not been made cannot have been recorded; mostly day and month are swapped. Correct the
--   date.
-- reason zh: 尚未发生的查询不可能已有记录，多为日、月颠倒，请更正日期。
select
    customer_id,
    inquired_on,
    bank
from bureau_inquiry
where inquired_on > $business_date
