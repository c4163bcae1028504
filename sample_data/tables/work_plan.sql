-- grain: branch_id, milestone; three a quarter at each branch
with planned as (
    select
        office.branch_id,
        strftime(month_start(month.month), '%Y年') || '第' || (month(month_start(month.month)) // 3)::varchar || '季度'
        || milestone.name as milestone,
        as_of(month.month) as planned_on,
        milestone.done,
        hash(office.branch_id, milestone.name) as plan_no,
        month.month
    from office
    cross join milestone
    cross join range(getvariable('months')) as month (month)
    where month(month_start(month.month)) % 3 = 0
),

ended as (
    select
        *,
        if(
            draw('plan', plan_no, month) < done,
            planned_on - floor(15 * draw('plan day', plan_no, month))::integer,
            planned_on + 1 + floor(60 * draw('plan day', plan_no, month))::integer
        ) as ended_on
    from planned
)

select
    branch_id,
    milestone,
    planned_on,
    if(ended_on <= as_of(getvariable('months') - 1), ended_on, null) as done_on
from ended
order by branch_id, planned_on, milestone
