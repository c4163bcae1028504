-- grain: meeting_id; the risk committee meets every month on the figures of the month before
select
    'HY' || strftime(month_start(month.month), '%Y%m') as meeting_id,
    '风险管理委员会月度会议' as name,
    due_on(month.month, 12 + floor(6 * draw('meeting', month.month, 0))::integer) as held_on
from range(getvariable('months')) as month (month)
order by held_on
