-- title en: A milestone is planned for a day, and is not done in the future
-- title zh: 里程碑有计划日期且完成日期不晚于业务日期
-- severity: warning
-- dimension: validity
-- owner: organisation
-- table: work_plan
-- key: branch_id, milestone
-- needs: work_plan
-- parameters: business_date date
-- reason en: Without a planned day nothing is ever late; a day of completion that has not come was mistyped.
--   Correct it.
-- reason zh: 没有计划日期则无从判断是否逾期，完成日期晚于业务日期属录入错误，请更正。
select
    branch_id,
    milestone
from work_plan
where
    planned_on is null
    or done_on > $business_date
