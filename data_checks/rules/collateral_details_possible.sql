-- title en: Seizure is not in the future and insurance not negative
-- title zh: 查封日期不晚于业务日期且保险金额不为负
-- severity: warning
-- dimension: validity
-- owner: collateral_management
-- table: collateral
-- key: collateral_id, valid_from
-- needs: collateral
-- parameters: business_date date
-- reason en: A seizure lowers the recognised value from its date on. Correct the date or the amount.
-- reason zh: 查封自其日期起降低押品认定价值，请更正日期或金额。
select
    collateral_id,
    valid_from
from collateral
where seized_on > $business_date or insured_amount < 0
