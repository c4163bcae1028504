-- A size and an industry that nobody declared. Victims: firms in places 9 and 10.
create temp table miscoded as
select
    customer_id,
    if(place = 9, 'size_class', 'industry_code') as column_name
from customer_victim
where not is_person and place in (9, 10);

update file.customer as customer
set
    size_class = if(miscoded.column_name = 'size_class', 'giant', customer.size_class),
    industry_code = if(miscoded.column_name = 'industry_code', 'Z99', customer.industry_code)
from miscoded
where customer.customer_id = miscoded.customer_id and customer.valid_to is null;

insert into truth by name
select
    'unknown_customer_codes' as fact,
    'data' as kind,
    if(miscoded.column_name = 'size_class', 'customer_codes_known', 'customer_places_known') as rule,
    json_object(
        'customer_id', customer.customer_id,
        'valid_from', customer.valid_from::varchar,
        'column_name', miscoded.column_name
    ) as key
from file.customer as customer
inner join miscoded on customer.customer_id = miscoded.customer_id
where customer.valid_to is null;
