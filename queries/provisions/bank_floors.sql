-- title: Floors that the regulator set for this bank
-- title zh: 监管对本行的最低要求
-- grain: measure, valid_from
-- sources: bank_floor
-- needs: bank_floor
select
    measure,
    floor,
    source,
    valid_from,
    valid_to
from bank_floor
order by measure, valid_from
