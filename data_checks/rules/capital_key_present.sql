-- title en: Every capital row has its key
-- title zh: 每条资本记录均有主键
-- severity: critical
-- dimension: completeness
-- owner: finance
-- table: capital
-- key: valid_from
-- needs: capital
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select valid_from
from capital
where valid_from is null
