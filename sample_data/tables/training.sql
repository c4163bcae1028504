-- grain: manager_id, held_on; a session a quarter on one topic, which not every manager attends
select
    seat.manager_id,
    due_on(month.month, 18) as held_on,
    (4 + 4 * (month.month % 2))::decimal(18, 2) as hours,
    pick(schooling.topics, draw('topic', month.month, 0)) as topic
from seat
cross join range(getvariable('months')) as month (month)
cross join schooling
where
    month.month % schooling.every_months = 1
    and draw('attends', seat.manager_id, month.month) < schooling.attends
    and (seat.left_month is null or month.month < seat.left_month)
order by held_on, seat.manager_id
