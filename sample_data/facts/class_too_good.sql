-- The scripted loans that the bank classes better, or worse, than their own days and restructurings say.
update position
set
    risk_class = told.risk_class,
    stage = case
        when told.risk_class >= 3 then 3
        when told.risk_class = 2 or position.days_past_due > 30 then 2
        else 1
    end
from (
    select
        shown.loan_no,
        held.month,
        -- against the floor of the days, whatever else the bank held against the loan
        if(shown.fact in ('class_too_good', 'card_too_good'), held.class_floor, held.risk_class) - shown.better
            as risk_class
    from position as held
    inner join shown on held.loan_no = shown.loan_no
    where
        shown.is_scripted
        and shown.better <> 0
        and held.month = getvariable('months') - 1
) as told
where
    position.loan_no = told.loan_no
    and position.month = told.month;

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
