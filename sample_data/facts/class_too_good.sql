-- The scripted loans that the bank classes better, or worse, than their own days and restructurings say.
update position
set
    risk_class = position.risk_class - shown.better,
    stage = case
        when position.risk_class - shown.better >= 3 then 3
        when position.risk_class - shown.better = 2 or position.days_past_due > 30 then 2
        else 1
    end
from shown
where
    position.loan_no = shown.loan_no
    and shown.is_scripted
    and shown.better <> 0
    and position.month = getvariable('months') - 1;

insert into truth by name
select
    shown.fact,
    'business' as kind,
    'loan_month_class_covers_days' as rule,
    json_object('as_of_date', position.as_of_date::varchar, 'loan_id', shown.loan_id) as key
from position
inner join shown on position.loan_no = shown.loan_no
where
    shown.fact in ('class_too_good', 'card_too_good')
    and position.month = getvariable('months') - 1;

insert into truth by name
select
    shown.fact,
    'business' as kind,
    'loans' as query,
    json_object('as_of_date', position.as_of_date::varchar, 'loan_id', shown.loan_id) as parameters,
    json_object(
        'loan_id', shown.loan_id, 'days_past_due', position.days_past_due, 'risk_class_reported', position.risk_class
    ) as value
from position
inner join shown on position.loan_no = shown.loan_no
where
    shown.fact in ('card_ladder', 'card_too_good', 'class_too_good', 'tenth_exactly', 'tenth_and_one_fen')
    and position.month = getvariable('months') - 1;
