-- grain: finding_id; what checks turned up, and what auditors and the regulator found at the branches
with checked as (
    select
        visit.inspection_id,
        visit.branch_id,
        visit.done_on as found_on,
        'inspection' as source,
        'WT' || visit.inspection_id as finding_id,
        null::bigint as penalty,
        null::varchar as repeats_finding_id
    from visit
    cross join finding_habit
    where
        visit.done_on is not null
        and draw('found', visit.inspection_id, 0)
        < if(visit.kind = 'special', finding_habit.found_special, finding_habit.found)
),

quarter as (
    select
        office.branch_id,
        month.month,
        unnest(range(finding_habit.audits_a_quarter)) as place
    from office
    cross join range(getvariable('months')) as month (month)
    cross join finding_habit
    where month(month_start(month.month)) % 3 = 0
),

audited as (
    select
        null::varchar as inspection_id,
        quarter.branch_id,
        due_on(quarter.month, 10 + quarter.place) as found_on,
        'internal_audit' as source,
        'SJ' || quarter.branch_id || printf('%02d', quarter.month) || quarter.place as finding_id,
        null::bigint as penalty,
        if(
            quarter.month >= 12
            and draw('repeated', quarter.branch_id, quarter.month * 10 + quarter.place) < finding_habit.repeated,
            'SJ' || quarter.branch_id || printf('%02d', quarter.month - 12) || quarter.place,
            null
        ) as repeats_finding_id
    from quarter
    cross join finding_habit
    union all
    -- once a year the auditors of the accounts, once a year the regulator
    select
        null,
        branch_id,
        due_on(month.month, 20),
        if(month(month_start(month.month)) = 4, 'external_audit', 'regulator'),
        'WB' || office.branch_id || printf('%02d', month.month),
        if(
            month(month_start(month.month)) = 9 and draw('fined', office.branch_id, month.month) < 0.4,
            100000 * (2 + floor(4 * draw('fine', office.branch_id, month.month)))::bigint,
            null
        ),
        null
    from office
    cross join range(getvariable('months')) as month (month)
    where
        month(month_start(month.month)) in (4, 9)
        and draw('visited', office.branch_id, month.month) < 0.4
),

told as (
    from checked
    union all by name
    from audited
),

graded as (
    select
        *,
        case
            when source = 'regulator' or draw('grade', finding_id, 0) < 0.12 then 'high'
            when draw('grade', finding_id, 0) < 0.45 then 'medium'
            else 'low'
        end as severity,
        found_on + case severity when 'high' then 30 when 'medium' then 60 else 90 end as due_on
    from told
),

answered as (
    select
        graded.*,
        draw('rectified', graded.finding_id, 0) as chance,
        case
            when chance < finding_habit.in_time
                then
                    graded.found_on
                    + floor((graded.due_on - graded.found_on) * draw('put right', graded.finding_id, 0))::integer
            when chance < finding_habit.in_time + finding_habit.late
                then graded.due_on + 1 + floor(50 * draw('put right', graded.finding_id, 0))::integer
        end as answered_on
    from graded
    cross join finding_habit
),

rectified as (
    select
        *,
        as_of(getvariable('months') - 1) as today,
        if(answered_on <= today, answered_on, null) as rectified_on,
        rectified_on + 5 + floor(20 * draw('rechecked', finding_id, 0))::integer as back_on
    from answered
)

select
    finding_id,
    inspection_id,
    source,
    severity,
    found_on,
    due_on,
    rectified_on,
    if(back_on <= today and draw('recheck', finding_id, 1) < 0.85, back_on, null) as rechecked_on,
    repeats_finding_id,
    penalty::decimal(18, 2) as penalty
from rectified
order by found_on, finding_id
