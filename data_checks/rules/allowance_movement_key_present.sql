-- title en: Every allowance movement row has its as-of date and stage
-- title zh: 每条损失准备变动记录均有数据日期和减值阶段
-- severity: critical
-- dimension: completeness
-- owner: finance
-- table: allowance_movement
-- key: as_of_date, stage
-- needs: allowance_movement
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    as_of_date,
    stage
from allowance_movement
where as_of_date is null or stage is null
