-- A check of a loan nobody has on file, one done before its loan was granted, one of an unknown kind, and a finding
-- checked before it was put right. Checks at branches and by managers with no fact about their checks.
create temp table plain_check as
select
    inspection.inspection_id,
    inspection.kind,
    row_number() over (
        partition by inspection.kind
        order by draw('faulty check', inspection.inspection_id, 0), inspection.inspection_id
    ) as place
from file.inspection as inspection
inner join visit on inspection.inspection_id = visit.inspection_id
where
    inspection.done_on is not null
    and visit.branch_id not in (select checks_skipped.branch_id from checks_skipped)
    and inspection.manager_id not in (select reports_copied.manager_id from reports_copied)
    and inspection.inspection_id not in (select photo_reused.inspection_id from photo_reused);

create temp table rechecked_early as
select finding_id
from file.finding
where rechecked_on is not null
order by draw('rechecked early', finding_id, 0), finding_id
limit 1;

update file.inspection as inspection
set loan_id = 'L9999999994'
from plain_check
where
    inspection.inspection_id = plain_check.inspection_id
    and plain_check.kind = 'first'
    and plain_check.place = 1;

update file.inspection as inspection
set done_on = due_on(shown.granted_month, shown.granted_day) - 5
from plain_check
inner join visit on plain_check.inspection_id = visit.inspection_id
inner join shown on visit.loan_no = shown.loan_no
where
    inspection.inspection_id = plain_check.inspection_id
    and plain_check.kind = 'regular'
    and plain_check.place = 1;

update file.inspection as inspection
set kind = 'flying'
from plain_check
where
    inspection.inspection_id = plain_check.inspection_id
    and plain_check.kind = 'regular'
    and plain_check.place = 2;

update file.finding as finding
set rechecked_on = finding.rectified_on - 2
from rechecked_early
where finding.finding_id = rechecked_early.finding_id;

insert into truth by name
select
    'impossible_checks' as fact,
    'data' as kind,
    case
        when kind = 'first' then 'inspection_loan_exists'
        when place = 1 then 'inspection_done_possible'
        else 'inspection_codes_known'
    end as rule,
    json_object('inspection_id', inspection_id) as key
from plain_check
where
    (kind = 'first' and place = 1)
    or (kind = 'regular' and place <= 2)
union all
select
    'impossible_checks',
    'data',
    'finding_dates_in_order',
    json_object('finding_id', finding_id)
from rechecked_early;
