-- title en: No two capital rows share a key
-- title zh: 资本记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: finance
-- table: capital
-- key: valid_from
-- needs: capital
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select valid_from
from capital
where valid_from is not null
group by all
having count(*) > 1
