-- title en: Every training record has a manager, a date and a topic
-- title zh: 每条培训记录均有客户经理、日期和主题
-- severity: critical
-- dimension: completeness
-- owner: organisation
-- table: training
-- key: manager_id, held_on, topic
-- needs: training
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    manager_id,
    held_on,
    topic
from training
where
    nullif(trim(manager_id), '') is null
    or held_on is null
    or nullif(trim(topic), '') is null
