-- A manager of firms hands in the same two texts for every check. Not of the branch that skips its checks.
create table reports_copied as
select seat.manager_id
from seat
inner join office on seat.branch_id = office.branch_id
where
    getvariable('plants')
    and seat.shares_fate
    and seat.seat_no = 1
    and seat.branch_id not in (select checks_skipped.branch_id from checks_skipped)
order by draw('facts of a branch', seat.branch_id, 0)
limit 1;

insert into truth by name
select
    'reports_copied' as fact,
    'business' as kind,
    'inspection_report_copied' as rule,
    json_object('manager_id', manager_id) as key
from reports_copied;
