-- grain: collateral_id, disposed_on; what was sold for a loan: the price less its cost is what the loan received
with sold as (
    select
        piece.collateral_id,
        loan_flow.booked_on,
        any_value(pick(disposal.methods, draw('disposed', loan_flow.loan_id, 0)) order by piece.loan_id) as method,
        sum(round(
            loan_flow.principal::decimal(38, 2) * coalesce(exchange_rate.rate_to_base, 1)
            * piece.part_of_lot::decimal(4, 2), 2
        ))::decimal(18, 2) as received,
        any_value(
            disposal.low_cost
            + (disposal.high_cost - disposal.low_cost) * draw('disposed', loan_flow.loan_id, 1) order by piece.loan_id
        ) as cost_share
    from file.loan_flow as loan_flow
    inner join piece on loan_flow.loan_id = piece.loan_id
    left join file.exchange_rate as exchange_rate
        on last_day(loan_flow.booked_on) = exchange_rate.as_of_date and piece.currency = exchange_rate.currency
    cross join disposal
    where loan_flow.flow_type = 'collateral_recovered'
    group by piece.collateral_id, loan_flow.booked_on
),

costed as (
    select
        *,
        round(received * cost_share, 2)::decimal(18, 2) as cost
    from sold
    where received > 0
)

select
    collateral_id,
    booked_on as disposed_on,
    method,
    (received + cost)::decimal(18, 2) as price,
    cost
from costed
order by collateral_id, disposed_on
