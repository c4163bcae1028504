-- title en: No valuation was received in the future
-- title zh: 估值收到日不晚于业务日期
-- severity: critical
-- dimension: validity
-- owner: collateral_management
-- table: collateral_valuation
-- key: collateral_id, valued_on, received_on
-- needs: collateral_valuation
-- parameters: business_date date
-- reason en: A value counts from the day it was received, which cannot lie ahead. Correct the date.
-- reason zh: 估值自收到日起生效，收到日不可能晚于业务日期，请更正日期。
select
    collateral_id,
    valued_on,
    received_on
from collateral_valuation
where received_on > $business_date
