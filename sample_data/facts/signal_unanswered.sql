-- Three firms carry a red signal, raised two months before the last as-of date, that nobody answered.
create table signal_unanswered as
select
    shown.customer_id,
    (getvariable('months') - 2)::integer as month,
    'YJ' || shown.customer_id || printf('%02d', month) || '99' as signal_id
from shown
where
    getvariable('plants')
    and shown.shares_fate
    and not shown.is_scripted
    and shown.granted_month < getvariable('months') - 3
    and shown.last_month = getvariable('months') - 1
    and shown.outcome is null
group by shown.customer_id
order by draw('unanswered', shown.customer_id, 0), shown.customer_id
limit 3;

insert into truth by name
select
    'signal_unanswered' as fact,
    'business' as kind,
    'warning_signal_red_without_measure' as rule,
    json_object('signal_id', signal_id) as key
from signal_unanswered;
