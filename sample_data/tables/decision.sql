-- grain: decision_id
select
    'HY' || strftime(month_start(month.month), '%Y%m') || '-' || place.place as decision_id,
    'HY' || strftime(month_start(month.month), '%Y%m') as meeting_id,
    committee.themes[1 + (month.month * committee.decisions + place.place) % len(committee.themes)] as decided
from range(getvariable('months')) as month (month)
cross join committee
cross join range(1, committee.decisions + 1) as place (place)
order by decision_id
