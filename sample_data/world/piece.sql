-- grain: collateral_id, loan_id; what secures which loan. A firm's loans share collateral in pairs.
with secured as (
    select
        *,
        (row_number() over (partition by customer_id, product_type order by granted_month, loan_no) - 1)
        // if(shares_fate, 2, 1) as lot
    from shown
    where draw('secured', loan_no, 0) < secured
),

lots as (
    select
        *,
        min(granted_month) over in_lot as lot_granted_month,
        min(granted_day) over in_lot as lot_granted_day,
        max(last_month) over in_lot as lot_last_month,
        sum(amount_in_yuan) over in_lot as lot_amount
    from secured
    window in_lot as (partition by customer_id, product_type, lot)
),

divided as (
    select
        lots.*,
        unnest(if(lots.shares_fate and draw(lots.customer_id, lots.lot, 1) < market.shared_pieces, [0.7, 0.3], [1.0]))
            as part_of_lot,
        unnest(range(2)) as piece_no
    from lots
    cross join market
),

priced as (
    select
        divided.*,
        security_range.* exclude (customer_type, weight, low, guarantee_type),
        security_range.guarantee_type,
        security_range.low_ltv
        + (security_range.high_ltv - security_range.low_ltv) * draw(divided.customer_id, divided.lot, 4)
            as first_ltv
    from (
        select
            *,
            draw(customer_id, lot, 2 + piece_no) as kind_chance
        from divided
        where part_of_lot is not null
    ) as divided
    asof inner join security_range
        on
            divided.customer_type = security_range.customer_type
            and divided.kind_chance >= security_range.low
)

select
    priced.*,
    'Y' || printf(
        '%08d',
        dense_rank() over (order by priced.customer_id, priced.product_type, priced.lot, priced.piece_no)
    ) as collateral_id,
    priced.lot_amount * priced.part_of_lot / priced.first_ltv as first_value,
    floor(priced.amount_in_yuan / priced.lot_amount * 1000000) / 1000000 as allocated_share,
    draw(priced.customer_id, priced.lot, 5) < market.second_lien as is_second_lien
from priced
cross join market
