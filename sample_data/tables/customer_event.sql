-- grain: customer_id, event, occurred_on; what happens in customers' lives: some of it before they fall behind, most of
-- it with nothing after
with befell as (
    select
        trouble.customer_id,
        true as is_grave,
        trouble.month - 1 - floor(5 * draw('event', trouble.customer_id, trouble.month))::integer as month
    from trouble
    cross join outlook
    where
        trouble.behind = 2
        and draw('event before', trouble.customer_id, 0) < outlook.event_before
    union all
    select
        identity.customer_id,
        draw('grave', identity.customer_id, 0) < 0.3,
        floor((identity.last_month + 1) * draw('event', identity.customer_id, -1))::integer
    from identity
    cross join outlook
    where draw('event noise', identity.customer_id, 0) < outlook.event_noise * (identity.last_month + 1) / 12
)

select distinct
    befell.customer_id,
    pick(life_event.events, draw('which event', befell.customer_id, befell.month)) as event,
    due_on(befell.month, 1 + floor(27 * draw('event day', befell.customer_id, befell.month))::integer) as occurred_on,
    pick(life_event.sources, draw('which event', befell.customer_id, befell.month)) as source
from befell
inner join identity on befell.customer_id = identity.customer_id
inner join life_event on identity.is_firm = life_event.is_firm and befell.is_grave = life_event.is_grave
where
    befell.month >= 0
    and occurred_on between identity.first_on and identity.seen_on
order by befell.customer_id, occurred_on, event
