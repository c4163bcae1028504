-- grain: loan_no; every loan that may be seen, granted evenly over the months that can still matter
with lot as (
    select
        product.product_type,
        product.customer_type,
        product.lean,
        tenor.position,
        tenor.tenor,
        least(tenor.tenor, product.oldest) as life,
        least(tenor.tenor, product.oldest) + bank.burn_in + getvariable('months') as span,
        getvariable('loans') * bank.spare * product.share / len(product.tenors) as wanted_at_a_time
    from product
    cross join bank
    cross join unnest(product.tenors) with ordinality as tenor (tenor, position)
),

numbered as (
    select
        lot.*,
        unnest(range(ceil(wanted_at_a_time * span / life)::bigint)) as lot_no
    from lot
),

shuffled as (
    select
        *,
        row_number() over (
            order by draw(product_type, lot_no, position), product_type, position, lot_no
        ) as loan_no
    from numbered
)

select
    loan_no,
    product_type,
    customer_type,
    tenor,
    life,
    span,
    (getvariable('months') - span + floor(span * pow(draw('granted', loan_no, 0), lean)))::integer as granted_month
from shuffled
