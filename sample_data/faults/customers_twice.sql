-- Two debtors with two customer numbers each, under one identity number; and one record delivered twice.
-- Victims: places 3 and 4.
create temp table twice as
select
    customer_id,
    left(customer_id, 1) || '8' || substr(customer_id, 3) as twin_id,
    is_person
from customer_victim
where place = 3;

insert into file.customer by name
select customer.* replace (twice.twin_id as customer_id)
from file.customer as customer
inner join twice on customer.customer_id = twice.customer_id
where customer.valid_to is null;

create temp table delivered_twice as
select customer.*
from file.customer as customer
inner join customer_victim on customer.customer_id = customer_victim.customer_id
where customer_victim.place = 4 and customer_victim.is_person and customer.valid_to is null;

insert into file.customer by name
select * from delivered_twice;

insert into truth by name
select
    'customers_twice' as fact,
    'data' as kind,
    'customer_id_number_unique' as rule,
    json_object('customer_id', customer_id) as key
from twice
union all
select
    'customers_twice',
    'data',
    'customer_id_number_unique',
    json_object('customer_id', twin_id)
from twice
union all
select
    'customers_twice',
    'data',
    'customer_key_unique',
    json_object('customer_id', customer_id, 'valid_from', valid_from::varchar)
from delivered_twice;
