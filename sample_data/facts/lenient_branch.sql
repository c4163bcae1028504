-- One branch reports most of its late personal loans a class better than their days allow, in the last six months.
create table lenient_branch as
select
    position.month,
    position.loan_no,
    shown.loan_id,
    position.as_of_date
from position
inner join shown on position.loan_no = shown.loan_no
where
    getvariable('plants')
    and shown.branch_id = '0104'
    and not shown.shares_fate
    and position.month >= getvariable('months') - 6
    and position.class_floor between 2 and 3
    and position.risk_class = position.class_floor
    and not position.is_technical
    and position.watch = 0
    and draw('lenient', position.loan_no, position.month - position.behind) < 0.7;

update position
set
    risk_class = position.risk_class - 1,
    stage = if(position.risk_class = 3 or position.days_past_due > 30, 2, 1)
from lenient_branch
where
    position.loan_no = lenient_branch.loan_no
    and position.month = lenient_branch.month;

insert into truth by name
select
    'lenient_branch' as fact,
    'business' as kind,
    'loan_month_class_covers_days' as rule,
    json_object('as_of_date', as_of_date::varchar, 'loan_id', loan_id) as key
from lenient_branch;
