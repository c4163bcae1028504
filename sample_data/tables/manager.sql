-- grain: manager_id
select
    seat.manager_id,
    pick(word.surnames, draw('manager name', seat.manager_id, 1))
    || pick(word.given, draw('manager name', seat.manager_id, 2))
    || if(
        draw('manager name', seat.manager_id, 3) < 0.3,
        '',
        pick(word.given, draw('manager name', seat.manager_id, 4))
    ) as name,
    seat.branch_id
from seat
cross join word
order by seat.manager_id
