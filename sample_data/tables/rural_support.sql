-- grain: customer_id, kind, given_on; once at most of each kind in a year of the files
with farmer as (
    select
        customer_id,
        greatest(0, min(granted_month) + 1) as start_month,
        max(last_month + if(outcome is null, 1, 0)) as end_month
    from shown
    where customer_type = 'rural_household'
    group by customer_id
),

given as (
    select
        farmer.customer_id,
        support.kind,
        support.amount,
        year.year,
        farmer.start_month,
        farmer.end_month,
        year.year * 12 + floor(12 * draw('support ' || support.kind, farmer.customer_id, year.year))::integer as month
    from farmer
    cross join support
    cross join range(1 + (getvariable('months') - 1) // 12) as year (year)
    where draw('supported ' || support.kind, farmer.customer_id, year.year) < support.share
)

select
    customer_id,
    kind,
    due_on(month, 1 + floor(27 * draw('support day', customer_id, month))::integer) as given_on,
    if(
        amount > 0,
        100 * round(amount / 100 * (0.5 + draw('support amount', customer_id, month))),
        null
    )::decimal(18, 2) as amount
from given
where
    month >= start_month
    and month < end_month
order by given_on, customer_id, kind
