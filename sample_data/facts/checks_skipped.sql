-- A branch does a third of the checks that are due; the files about checks are made from these tables.
-- Chosen by chance, any branch: each has firms enough.
create table checks_skipped as
select branch_id
from office
where getvariable('plants')
order by draw('facts of a branch', branch_id, 0)
limit 1;

-- grain: manager_id; those who look after firms, and those who look after people. Some leave; a neighbour takes over.
create table seat as
with wanted as (
    select
        shown.branch_id,
        shown.shares_fate,
        ceil(count(*) / any_value(desk.loans_per_manager))::integer as seats
    from shown
    inner join desk on shown.shares_fate = desk.is_firm
    group by shown.branch_id, shown.shares_fate
),

numbered as (
    select
        *,
        unnest(range(1, seats + 1)) as seat_no
    from wanted
),

named as (
    select
        numbered.*,
        'K' || branch_id || if(shares_fate, '1', '2') as desk_id,
        desk_id || printf('%04d', seat_no) as manager_id
    from numbered
)

select
    named.branch_id,
    named.shares_fate,
    named.seats,
    named.seat_no,
    named.manager_id,
    draw('laxity', named.manager_id, 0) as laxity,
    if(
        named.seat_no % 2 = 0 and draw('leaves', named.manager_id, 0) < staffing.leavers,
        2 + floor(greatest(1, getvariable('months') - 3) * draw('leaves', named.manager_id, 1))::integer,
        null
    ) as left_month,
    named.desk_id || printf('%04d', named.seat_no - 1) as successor_id
from named
cross join staffing;

-- grain: loan_no; who looks after the loan
create table minder as
with shared as (
    select
        branch_id,
        shares_fate,
        any_value(seats) as seats
    from seat
    group by branch_id, shares_fate
)

select
    shown.loan_no,
    seat.manager_id,
    seat.successor_id,
    seat.left_month,
    seat.laxity
from shown
inner join shared on shown.branch_id = shared.branch_id and shown.shares_fate = shared.shares_fate
inner join seat
    on
        shown.branch_id = seat.branch_id
        and shown.shares_fate = seat.shares_fate
        and 1 + floor(draw('manager', shown.customer_id, 0) * shared.seats)::integer = seat.seat_no;

-- grain: loan_no, kind, visit_no; every check that was due, and when it was done
create table visit as
with planned as (
    select
        shown.loan_no,
        shown.branch_id,
        due_on(shown.granted_month, shown.granted_day) + visit_plan.first_after::integer as first_due_on,
        visit_plan.every_days,
        visit_plan.on_site,
        if(shown.outcome is null, as_of(getvariable('months') - 1), as_of(shown.last_month)) as ends_on
    from shown
    inner join visit_plan on shown.product_type = visit_plan.product_type
    where draw('sampled', shown.loan_no, 0) < visit_plan.sampled
),

routine as (
    select
        planned.*,
        unnest(range(
            greatest(0, ceil((month_start(0) - first_due_on) / every_days)::bigint),
            1 + floor((ends_on - first_due_on) / every_days)::bigint
        )) as visit_no
    from planned
    where first_due_on <= ends_on
),

missed as (
    select
        loan_no,
        month
    from position
    where
        behind = 1
        and behind_before = 0
        and outcome is null
),

wanted as (
    select
        loan_no,
        branch_id,
        visit_no,
        if(visit_no = 0, 'first', 'regular') as kind,
        first_due_on + (visit_no * every_days)::integer as due_on,
        ends_on,
        on_site
    from routine
    union all
    select
        planned.loan_no,
        planned.branch_id,
        missed.month,
        'special',
        as_of(missed.month) + visit_habit.special_after::integer,
        planned.ends_on,
        1
    from planned
    inner join shown on planned.loan_no = shown.loan_no
    inner join missed on planned.loan_no = missed.loan_no
    cross join visit_habit
    where
        shown.shares_fate
        and as_of(missed.month) + visit_habit.special_after::integer <= planned.ends_on
),

timed as (
    select
        wanted.*,
        minder.left_month is not null and wanted.due_on >= month_start(minder.left_month) as is_handed_over,
        if(is_handed_over, minder.successor_id, minder.manager_id) as manager_id,
        draw('visit ' || wanted.kind, wanted.loan_no, wanted.visit_no) as chance,
        draw('visit day', wanted.loan_no, wanted.visit_no) as day_chance,
        if(checks_skipped.branch_id is null, visit_habit.missed * minder.laxity, visit_habit.skipped) as missed,
        visit_habit.late * minder.laxity as late,
        visit_habit.late_days,
        if(wanted.kind = 'special', 10, visit_habit.early_days) as early_days
    from wanted
    inner join minder on wanted.loan_no = minder.loan_no
    left join checks_skipped on wanted.branch_id = checks_skipped.branch_id
    cross join visit_habit
),

done as (
    select
        *,
        case
            -- two in a row may be missed; the third is asked for
            when chance < missed and visit_no % 3 < 2 then null
            when chance > 1 - late then least(ends_on, due_on + 1 + floor(late_days * day_chance)::integer)
            else due_on - floor(early_days * day_chance)::integer
        end as finished_on
    from timed
)

select
    if(kind = 'special', 'JT', 'JC') || printf('%09d', loan_no) || printf('%02d', visit_no) as inspection_id,
    loan_no,
    branch_id,
    kind,
    visit_no,
    manager_id,
    due_on,
    -- a check that would be finished after the last as-of date is still to be done
    if(finished_on <= as_of(getvariable('months') - 1), finished_on, null) as done_on,
    done_on is not null
    and (kind <> 'regular' or on_site = 1 or draw('on site', loan_no, visit_no) < on_site)
    and on_site > 0 as is_on_site
from done;

insert into truth by name
select
    'checks_skipped' as fact,
    'business' as kind,
    'inspection_branch_skips' as rule,
    json_object('branch_id', branch_id) as key
from checks_skipped;
