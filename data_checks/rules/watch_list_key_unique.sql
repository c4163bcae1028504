-- title en: No entry of the watch list is delivered twice
-- title zh: 关注客户名单记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: post_loan
-- table: watch_list
-- key: customer_id, valid_from
-- needs: watch_list
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    customer_id,
    valid_from
from watch_list
where customer_id is not null
group by all
having count(*) > 1
