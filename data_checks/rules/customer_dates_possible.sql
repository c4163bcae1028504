-- title en: No customer event lies in the future
-- title zh: 客户相关日期不晚于业务日期
-- severity: warning
-- dimension: validity
-- owner: customer_data
-- table: customer
-- key: customer_id, valid_from, column_name
-- needs: customer
-- parameters: business_date date
-- reason en: An event that has not happened cannot have been recorded; mostly day and month are swapped.
--   Correct the date.
-- reason zh: 尚未发生的事项不可能已有记录，多为日、月颠倒，请更正日期。
with said as (
    select
        customer_id,
        valid_from,
        column_name,
        happened_on
    from customer
    unpivot (
        happened_on for column_name in (
            rated_on, external_rated_on, financials_on, income_verified_on, verified_on, contacted_on, bankruptcy_on
        )
    )
)

select
    customer_id,
    valid_from,
    column_name
from said
where happened_on > $business_date
