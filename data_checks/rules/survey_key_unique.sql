-- title en: No survey answer is delivered twice
-- title zh: 满意度答复记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: consumer_protection
-- table: survey
-- key: customer_id, answered_on
-- needs: survey
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    customer_id,
    answered_on
from survey
where customer_id is not null
group by all
having count(*) > 1
