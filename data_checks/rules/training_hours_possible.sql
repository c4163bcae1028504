-- title en: A training has hours that a person can attend
-- title zh: 培训学时合理
-- severity: warning
-- dimension: validity
-- owner: organisation
-- table: training
-- key: manager_id, held_on, topic
-- needs: training
-- reason en: Nobody is trained for no time or for months on end; mostly minutes were delivered as hours. Correct the
--   hours.
-- reason zh: 学时不可能为零、为负或长达数月，多为单位错误，请更正。
select
    manager_id,
    held_on,
    topic
from training
where
    hours <= 0
    or hours > 400
