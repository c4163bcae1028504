-- Identity numbers that were mistyped: their check digits no longer fit.

create or replace macro uscc_of(unchecked) as unchecked || substr(
    '0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + (
        31 - list_dot_product(
            list_transform(
                string_split(unchecked, ''), lambda sign: strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', sign) - 1.0
            ), [1.0, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
        )::integer % 31
    ) % 31, 1
);

create or replace macro ric_of(unchecked) as unchecked || substr(
    '10X98765432', 1 + list_dot_product(
        string_split(unchecked, '')::double[], [7.0, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    )::integer % 11, 1
);

create or replace macro overlay_at(number, place, signs) as
left(number, place - 1) || signs || substr(number, place + length(signs));

-- The number with the first two unlike neighbours from a place on swapped: check digits always notice.
create or replace macro swapped(number, place) as case
    when substr(number, place, 1) <> substr(number, place + 1, 1)
        then overlay_at(number, place, substr(number, place + 1, 1) || substr(number, place, 1))
    when substr(number, place + 1, 1) <> substr(number, place + 2, 1)
        then overlay_at(number, place + 1, substr(number, place + 2, 1) || substr(number, place + 1, 1))
    else overlay_at(number, place, translate(substr(number, place, 1), '0123456789', '1234567890'))
end;

-- grain: is_person, place; customers that carry the faults of customers, each of them one: they pay, have one loan, no
-- other part to play and no planted fact. Each fault takes places of its own.
create temp table customer_victim as
select
    identity.customer_id,
    not identity.is_firm as is_person,
    identity.first_on,
    row_number() over (
        partition by identity.is_firm order by draw('victim', identity.customer_id, 0), identity.customer_id
    ) as place
from identity
anti join trouble on identity.customer_id = trouble.customer_id
anti join file.customer_group as member on identity.customer_id = member.customer_id
where
    identity.customer_id in (
        select shown.customer_id from shown
        group by shown.customer_id
        having count(*) = 1 and bool_and(shown.outcome is null and not shown.is_scripted)
    )
    and identity.customer_id in (
        select customer.customer_id from file.customer as customer
        group by customer.customer_id
        having bool_and(customer.role = 'borrower')
    )
    and identity.customer_id not in (
        select coalesce(json_extract_string(truth.key, '$.customer_id'), '') from truth
    )
    and not identity.is_self_employed
    and length(identity.name) > 2;

create temp table mistyped as
select
    customer_victim.customer_id,
    case
        when not customer_victim.is_person then swapped(identity.id_number, 12)
        when customer_victim.place = 1 then swapped(identity.id_number, 15)
        else left(identity.id_number, 17)
    end as id_number
from customer_victim
inner join identity on customer_victim.customer_id = identity.customer_id
where customer_victim.place <= 2;

update file.customer as customer
set id_number = mistyped.id_number
from mistyped
where customer.customer_id = mistyped.customer_id;

insert into truth by name
select
    'broken_check_digits' as fact,
    'data' as kind,
    'customer_id_number_valid' as rule,
    json_object('customer_id', customer.customer_id, 'valid_from', customer.valid_from::varchar) as key
from file.customer as customer
inner join mistyped on customer.customer_id = mistyped.customer_id;
