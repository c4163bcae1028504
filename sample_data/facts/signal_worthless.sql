-- One signal, a changed entry in the register, is raised on many firms, none of which ever defaults.
create table signal_worthless as
select
    untroubled.customer_id,
    untroubled.start_month + floor(
        (untroubled.end_month - untroubled.start_month) * draw('registration', untroubled.customer_id, 0)
    )::integer as month
from untroubled
cross join signal_habit
where
    getvariable('plants')
    and untroubled.is_firm
qualify
    row_number() over (order by draw('registered', untroubled.customer_id, 0), untroubled.customer_id)
    <= greatest(signal_habit.worthless_at_least, signal_habit.worthless * count(*) over ());

insert into truth by name
select
    'signal_worthless' as fact,
    'business' as kind,
    'warning_signal_worthless' as rule,
    json_object('rule', 'registration_changed') as key
where getvariable('plants');
