-- title en: No two financial statement rows share a key
-- title zh: 财务报表记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: customer_data
-- table: customer_financial
-- key: customer_id, period_end
-- needs: customer_financial
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    customer_id,
    period_end
from customer_financial
where customer_id is not null and period_end is not null
group by all
having count(*) > 1
