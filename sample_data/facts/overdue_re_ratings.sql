-- grain: customer_id; firms whose last yearly rating review was left undone. Healthy firms of some years' standing that
-- no other fact touches.
create table overdue_re_ratings as
select
    identity.customer_id,
    as_of(getvariable('months') - 1) - forgotten.days::integer as none_after
from identity
anti join trouble on identity.customer_id = trouble.customer_id
anti join overdue_at_other_banks on identity.customer_id = overdue_at_other_banks.customer_id
cross join forgotten
where
    getvariable('plants')
    and identity.is_firm
    and identity.last_month = getvariable('months') - 1
    and identity.customer_id in (
        select shown.customer_id from shown
        group by shown.customer_id
        having bool_or(shown.outcome is null) and not bool_or(shown.is_scripted)
    )
    and identity.first_on < none_after
order by draw('unrated', identity.customer_id, 0), identity.customer_id
limit 4;

insert into truth by name
select
    'overdue_re_ratings' as fact,
    'business' as kind,
    'customer_rating_stale' as rule,
    json_object('customer_id', customer_id) as key
from overdue_re_ratings;
