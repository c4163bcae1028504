-- title en: No two account activity rows share a key
-- title zh: 账户往来记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: customer_data
-- table: account_activity
-- key: month, customer_id
-- needs: account_activity
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    month,
    customer_id
from account_activity
where month is not null and customer_id is not null
group by all
having count(*) > 1
