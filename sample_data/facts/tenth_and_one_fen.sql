-- The firm's larger loan must follow the smaller one: more than a tenth of its debt is non-performing.
insert into truth by name
select
    shown.fact,
    'business' as kind,
    'loan_month_class_covers_debtor' as rule,
    json_object('as_of_date', position.as_of_date::varchar, 'loan_id', shown.loan_id) as key
from position
inner join shown on position.loan_no = shown.loan_no
where
    shown.fact = 'tenth_and_one_fen'
    and position.behind = 0
    and position.month = getvariable('months') - 1;
