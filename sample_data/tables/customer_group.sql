-- grain: customer_id; some firms of the middle of the size order belong to groups of three
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
    pick(word.first_syllables, draw('group name', (firm.place - 1) // 3, 1))
    || pick(word.second_syllables, draw('group name', (firm.place - 1) // 3, 2)) || '集团' as group_name,
    firm.customer_id,
    if(firm.place % 3 = 0, 'economic_dependence', 'ownership') as control_kind,
    firm.valid_from,
    null::date as valid_to
from firm
cross join word
where firm.place <= firm.firms // 5 // 3 * 3
order by firm.customer_id
