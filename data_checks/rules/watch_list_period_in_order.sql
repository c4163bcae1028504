-- title en: The period of an entry of the watch list ends after it starts
-- title zh: 关注客户名单失效日期晚于生效日期
-- severity: critical
-- dimension: validity
-- owner: post_loan
-- table: watch_list
-- key: customer_id, valid_from
-- needs: watch_list
-- reason en: A row that ends before it starts holds on no day and drops out of every month. Correct the dates.
-- reason zh: 失效日期不晚于生效日期的记录在任何一天都无效，会从各月指标中消失，请更正日期。
select
    customer_id,
    valid_from
from watch_list
where valid_to <= valid_from
