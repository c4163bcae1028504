-- title en: No two bureau inquiry rows share a key
-- title zh: 征信查询记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: customer_data
-- table: bureau_inquiry
-- key: customer_id, inquired_on, bank
-- needs: bureau_inquiry
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    customer_id,
    inquired_on,
    bank
from bureau_inquiry
where customer_id is not null and inquired_on is not null
group by all
having count(*) > 1
