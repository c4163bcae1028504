-- Identity numbers whose check digits fit and whose birth dates do not: a day that does not exist, and a borrower of ten.
-- Victims: persons in places 5 and 6.
create temp table impossibly_born as
select
    customer_victim.customer_id,
    ric_of(
        left(identity.id_number, 6)
        || if(
            customer_victim.place = 5,
            substr(identity.id_number, 7, 4) || '0230',
            year(customer_victim.first_on) - 10 || substr(identity.id_number, 11, 4)
        )
        || substr(identity.id_number, 15, 3)
    ) as id_number
from customer_victim
inner join identity on customer_victim.customer_id = identity.customer_id
where customer_victim.is_person and customer_victim.place in (5, 6);

update file.customer as customer
set id_number = impossibly_born.id_number
from impossibly_born
where customer.customer_id = impossibly_born.customer_id;

insert into truth by name
select
    'impossible_births' as fact,
    'data' as kind,
    'customer_birth_date_possible' as rule,
    json_object('customer_id', customer.customer_id, 'valid_from', customer.valid_from::varchar) as key
from file.customer as customer
inner join impossibly_born on customer.customer_id = impossibly_born.customer_id
union all
-- the day exists, and is not the one on record
select
    'impossible_births',
    'data',
    'customer_birth_date_agrees',
    json_object('customer_id', customer.customer_id, 'valid_from', customer.valid_from::varchar)
from file.customer as customer
inner join impossibly_born on customer.customer_id = impossibly_born.customer_id
where try_strptime(substr(customer.id_number, 7, 8), '%Y%m%d')::date <> customer.born_on;
