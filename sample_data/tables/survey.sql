-- grain: customer_id, answered_on; one customer in twenty answers, out of ten, those who were late less content
with asked as (
    select
        customer_id,
        any_value(shares_fate) as is_firm,
        greatest(0, min(granted_month) + 1) as start_month,
        max(last_month + if(outcome is null, 1, 0)) as end_month
    from shown
    where draw('answers', customer_id, 0) < 0.05
    group by customer_id
)

select
    asked.customer_id,
    due_on(
        asked.start_month
        + floor((asked.end_month - asked.start_month) * draw('answered', asked.customer_id, 0))::integer,
        1 + floor(27 * draw('answered', asked.customer_id, 1))::integer
    ) as answered_on,
    greatest(
        1,
        10 - floor(4 * pow(draw('score', asked.customer_id, 0), 1.5)) - if(first_default.customer_id is null, 0, 3)
    )::decimal(18, 2) as score
from asked
left join first_default on asked.customer_id = first_default.customer_id
where asked.end_month > asked.start_month
order by answered_on, asked.customer_id
