-- title en: The period of a group member row ends after it starts
-- title zh: 集团成员记录失效日期晚于生效日期
-- severity: critical
-- dimension: validity
-- owner: limit_management
-- table: customer_group
-- key: group_id, customer_id, valid_from
-- needs: customer_group
-- reason en: A row that ends before it starts holds on no day and drops out of every month. Correct the dates.
-- reason zh: 失效日期不晚于生效日期的记录在任何一天都无效，会从各月指标中消失，请更正日期。
select
    group_id,
    customer_id,
    valid_from
from customer_group
where valid_to <= valid_from
