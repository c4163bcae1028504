-- grain: customer_id; some firms of the middle of the size order belong to groups of three, named like the first of
-- them: those held by ownership bear its trade name (customer.sql)
with firm as (
    select
        client.customer_id,
        client.city,
        min(due_on(shown.granted_month, shown.granted_day)) as valid_from,
        row_number() over (order by draw('group', client.customer_id, 0), client.customer_id) as place,
        count(*) over () as firms
    from client
    inner join shown on client.customer_id = shown.customer_id
    where
        client.customer_type = 'corporate'
        and client.size_rank > 0.15 * client.customers
    group by client.customer_id, client.city
)

select
    'J' || printf('%05d', 1 + (firm.place - 1) // 3) as group_id,
    pick(trade_name.first, draw('first', head.customer_id, 0))
    || pick(trade_name.second, draw('second', head.customer_id, 0))
    || if(
        draw('long name', head.customer_id, 0) < 0.2,
        pick(trade_name.third, draw('third', head.customer_id, 0)),
        ''
    )
    || '集团' as group_name,
    firm.customer_id,
    if(firm.place % 3 = 0, 'economic_dependence', 'ownership') as control_kind,
    firm.valid_from,
    null::date as valid_to
from firm
inner join firm as head on head.place = firm.place - (firm.place - 1) % 3
cross join trade_name
where firm.place <= firm.firms // 5 // 3 * 3
order by firm.customer_id
