-- grain: customer_id; two firms that the register has struck off, whose loans run on. Healthy firms that no other fact
-- touches.
create table register_disagrees as
select
    identity.customer_id,
    identity.name,
    as_of(getvariable('months') - 1) as checked_on
from identity
anti join trouble on identity.customer_id = trouble.customer_id
anti join overdue_at_other_banks on identity.customer_id = overdue_at_other_banks.customer_id
anti join overdue_re_ratings on identity.customer_id = overdue_re_ratings.customer_id
where
    getvariable('plants')
    and identity.is_firm
    and identity.last_month = getvariable('months') - 1
    and identity.first_on < checked_on
    and identity.customer_id in (
        select shown.customer_id from shown
        group by shown.customer_id
        having bool_and(shown.outcome is null) and not bool_or(shown.is_scripted)
    )
order by draw('struck off', identity.customer_id, 0), identity.customer_id
limit 2;

insert into truth by name
select
    'register_disagrees' as fact,
    'business' as kind,
    'customer_external_ceased_with_loan' as rule,
    json_object('customer_id', customer_id) as key
from register_disagrees;
