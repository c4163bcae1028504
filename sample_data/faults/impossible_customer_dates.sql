-- A verification and a rating of the year after next, and a record that ended before it began.
-- Victims: a person in place 7, firms in places 7 and 8.
create temp table misdated as
select
    customer_victim.customer_id,
    if(customer_victim.is_person, 'verified_on', 'rated_on') as column_name,
    as_of(getvariable('months') - 1) + 500 as happened_on
from customer_victim
where customer_victim.place = 7;

update file.customer as customer
set
    verified_on = if(misdated.column_name = 'verified_on', misdated.happened_on, customer.verified_on),
    rated_on = if(misdated.column_name = 'rated_on', misdated.happened_on, customer.rated_on)
from misdated
where customer.customer_id = misdated.customer_id and customer.valid_to is null;

create temp table backwards as
select customer.* replace (date '2009-05-01' as valid_from, date '2009-04-01' as valid_to)
from file.customer as customer
inner join customer_victim on customer.customer_id = customer_victim.customer_id
where customer_victim.place = 8 and not customer_victim.is_person and customer.valid_to is null;

insert into file.customer by name
select * from backwards;

insert into truth by name
select
    'impossible_customer_dates' as fact,
    'data' as kind,
    'customer_dates_possible' as rule,
    json_object(
        'customer_id', customer.customer_id,
        'valid_from', customer.valid_from::varchar,
        'column_name', misdated.column_name
    ) as key
from file.customer as customer
inner join misdated on customer.customer_id = misdated.customer_id
where customer.valid_to is null
union all
select
    'impossible_customer_dates',
    'data',
    'customer_period_in_order',
    json_object('customer_id', customer_id, 'valid_from', valid_from::varchar)
from backwards;
