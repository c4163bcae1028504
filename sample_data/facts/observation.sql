-- Restructured loans at each state of the clock; one is reported normal while it is still observed.
insert into truth by name
select
    'observation_ignored' as fact,
    'business' as kind,
    'loan_month_class_covers_restructuring' as rule,
    json_object('as_of_date', position.as_of_date::varchar, 'loan_id', shown.loan_id) as key
from position
inner join shown on position.loan_no = shown.loan_no
where
    shown.fact = 'observation_ignored'
    and position.month = getvariable('months') - 1;

insert into truth by name
select
    shown.fact,
    'business' as kind,
    'loans' as query,
    json_object('as_of_date', position.as_of_date::varchar, 'loan_id', shown.loan_id) as parameters,
    json_object('loan_id', shown.loan_id, 'risk_class_reported', position.risk_class) as value
from position
inner join shown on position.loan_no = shown.loan_no
where
    starts_with(shown.fact, 'observation_')
    and position.month = getvariable('months') - 1;
