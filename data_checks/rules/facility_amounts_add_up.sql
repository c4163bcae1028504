-- title en: What is used and what is left make the limit
-- title zh: 已用额度与未用额度之和等于授信额度
-- severity: warning
-- dimension: consistency
-- owner: limit_management
-- table: facility
-- key: facility_id, valid_from
-- needs: facility.limit_amount, facility.used_amount, facility.undrawn_amount
-- tolerances: ledger_difference
-- reason en: Used and undrawn do not add up to the limit, unless more is used than was granted: one of the three is
--   wrong, and off-balance exposure with it. Correct it.
-- reason zh: 已用额度与未用额度之和不等于授信额度（超额使用除外），三者必有一误，表外敞口随之失真，请更正。
select
    facility.facility_id,
    facility.valid_from
from facility
inner join tolerance
    on
        tolerance.name = 'ledger_difference'
        and coalesce(facility.valid_from, date '1900-01-01') >= tolerance.valid_from
        and (tolerance.valid_to is null or coalesce(facility.valid_from, date '1900-01-01') < tolerance.valid_to)
where
    facility.undrawn_amount <= facility.limit_amount
    and abs(greatest(facility.limit_amount - facility.used_amount, 0) - facility.undrawn_amount) > tolerance.value
