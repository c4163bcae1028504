-- title en: The manager who was trained is known
-- title zh: 参训客户经理存在
-- severity: critical
-- dimension: consistency
-- owner: organisation
-- table: training
-- key: manager_id, held_on, topic
-- needs: training, book.manager
-- reason en: Work by an unknown manager cannot be judged. Deliver the manager or correct the number.
-- reason zh: 无法评价未知客户经理的工作，请补报客户经理或更正工号。
select
    manager_id,
    held_on,
    topic
from training
where
    manager_id is not null
    and not exists (
        select 1 from book.manager as manager
        where manager.manager_id = training.manager_id
    )
