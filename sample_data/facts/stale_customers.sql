-- grain: customer_id; customers whose papers were last verified longer ago than the service level allows, and one
-- whose term runs out on the very day. Healthy customers of some years' standing: no other fact touches them.
create table stale_customers as
with settled as (
    select
        identity.customer_id,
        identity.customer_type,
        as_of(getvariable('months') - 1) as as_of_date,
        row_number() over (
            partition by identity.customer_type order by draw('stale', identity.customer_id, 0), identity.customer_id
        ) as place
    from identity
    anti join trouble on identity.customer_id = trouble.customer_id
    anti join overdue_at_other_banks on identity.customer_id = overdue_at_other_banks.customer_id
    anti join overdue_re_ratings on identity.customer_id = overdue_re_ratings.customer_id
    where
        getvariable('plants')
        and identity.last_month = getvariable('months') - 1
        and identity.customer_id in (
            select shown.customer_id from shown
            group by shown.customer_id
            having bool_or(shown.outcome is null) and not bool_or(shown.is_scripted)
        )
        and identity.first_on < as_of_date - case identity.customer_type
            when 'retail' then 1600 when 'rural_household' then 1000 else 800
        end
)

select
    settled.customer_id,
    settled.as_of_date - stale.days[settled.place]::integer as verified_on,
    stale.days[settled.place] > stale.service_level as is_over
from settled
inner join stale on settled.customer_type = stale.customer_type
where settled.place <= len(stale.days);

insert into truth by name
select
    'stale_customers' as fact,
    'business' as kind,
    'customer_verification_stale' as rule,
    json_object('customer_id', customer_id) as key
from stale_customers
where is_over;
