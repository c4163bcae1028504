-- title en: The period of an assignment ends after it starts
-- title zh: 管户关系失效日期晚于生效日期
-- severity: critical
-- dimension: validity
-- owner: organisation
-- table: manager_assignment
-- key: manager_id, loan_id, valid_from
-- needs: manager_assignment
-- reason en: A row that ends before it starts holds on no day and drops out of every month. Correct the dates.
-- reason zh: 失效日期不晚于生效日期的记录在任何一天都无效，会从各月指标中消失，请更正日期。
select
    manager_id,
    loan_id,
    valid_from
from manager_assignment
where valid_to <= valid_from
