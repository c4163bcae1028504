-- title en: Amounts of a credit line are possible
-- title zh: 授信额度各项金额合理
-- severity: warning
-- dimension: validity
-- owner: limit_management
-- table: facility
-- key: facility_id, valid_from
-- needs: facility
-- reason en: A limit, an undrawn part or a margin is negative, or more is undrawn than was granted. Correct the
--   amount.
-- reason zh: 授信额度、未使用额度或保证金为负，或未使用额度大于授信额度，请更正。
select
    facility_id,
    valid_from
from facility
where
    limit_amount < 0
    or undrawn_amount < 0
    or cash_margin < 0
    or undrawn_amount > limit_amount
