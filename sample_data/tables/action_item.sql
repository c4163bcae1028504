-- grain: action_item_id; one or two steps a decision: most done by their date, some late, some overdue
with step as (
    select
        month.month,
        place.place,
        turn.turn,
        committee.*,
        'HY' || strftime(month_start(month.month), '%Y%m') || '-' || place.place as decision_id,
        as_of(month.month + 1 + turn.turn) as due_on,
        month.month * 100 + place.place * 10 + turn.turn as step_no
    from range(getvariable('months')) as month (month)
    cross join committee
    cross join range(1, committee.decisions + 1) as place (place)
    cross join range(2) as turn (turn)
    where
        turn.turn = 0
        or draw('second step', month.month, place.place) < 0.5
),

ended as (
    select
        *,
        draw('step', step_no, 0) as chance,
        case
            when chance < done then due_on - floor(20 * draw('step', step_no, 1))::integer
            when chance < (1 + done) / 2 then due_on + 1 + floor(40 * draw('step', step_no, 1))::integer
        end as ended_on
    from step
),

seen as (
    select
        *,
        if(ended_on <= as_of(getvariable('months') - 1), ended_on, null) as done_on
    from ended
)

select
    decision_id || '-' || (turn + 1) as action_item_id,
    decision_id,
    pick(steps, draw('step', step_no, 2)) as decided,
    pick(owners, draw('step', step_no, 3)) as owner,
    due_on,
    done_on,
    if(done_on is null, null, '落实情况报告' || strftime(done_on, '%Y') || '年第' || step_no::varchar || '号') as evidence
from seen
order by action_item_id
