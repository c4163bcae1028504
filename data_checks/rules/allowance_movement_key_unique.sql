-- title en: No two allowance movement rows share a key
-- title zh: 损失准备变动记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: finance
-- table: allowance_movement
-- key: as_of_date, stage
-- needs: allowance_movement
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    as_of_date,
    stage
from allowance_movement
where as_of_date is not null and stage is not null
group by all
having count(*) > 1
