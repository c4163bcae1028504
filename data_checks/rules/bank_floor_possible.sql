-- title en: A floor is a fraction and says where it comes from
-- title zh: 监管底线为小数且注明依据
-- severity: warning
-- dimension: validity
-- owner: limit_management
-- table: bank_floor
-- key: measure, valid_from
-- needs: bank_floor
-- reason en: A floor of 150 per cent is 1.5: one that is missing, negative or above ten was given in another unit,
--   and one without a source cannot be defended. Correct it.
-- reason zh: 150%的底线应记为1.5，缺失、为负或大于10的多为单位有误；没有依据的底线无从解释。请更正。
select
    measure,
    valid_from
from bank_floor
where
    coalesce(floor, -1) < 0
    or floor > 10
    or nullif(trim(source), '') is null
