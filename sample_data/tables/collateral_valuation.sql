-- grain: collateral_id, valued_on; the first valuation of each piece and those of the years that are shown
with item as (
    select
        collateral_id,
        collateral_type,
        before as change_before,
        after as change_after,
        first_value,
        is_second_lien,
        due_on(lot_granted_month, lot_granted_day) - 20 as first_valued_on,
        as_of(lot_last_month) as last_day
    from piece
    qualify row_number() over (partition by collateral_id order by loan_id) = 1
),

planned as (
    select
        item.*,
        unnest(range((last_day - first_valued_on) // market.every_days + 1)) as turn,
        market.every_days,
        market.turned_on,
        market.missed,
        market.external,
        market.own_drift * (2 * draw(item.collateral_id, 0, 7) - 1) as own_change,
        market.marked_down
    from item
    cross join market
),

held as (
    select
        *,
        first_valued_on + (turn * every_days + if(turn = 0, 0, floor(20 * draw(collateral_id, turn, 1))))::integer
            as valued_on,
        floor(15 * draw(collateral_id, turn, 2))::integer as days_to_arrive,
        draw(collateral_id, turn, 4) < external as is_external
    from planned
    where
        turn = 0
        or draw(collateral_id, turn, 3) >= missed
),

aged as (
    select
        *,
        greatest(0, least(valued_on, turned_on) - first_valued_on) / 365 as years_before,
        greatest(0, valued_on - greatest(turned_on, first_valued_on)) / 365 as years_after
    from held
    where
        turn = 0
        or (valued_on + days_to_arrive <= last_day and valued_on >= as_of(0) - 400)
)

select
    aged.collateral_id,
    aged.valued_on,
    aged.valued_on + aged.days_to_arrive as received_on,
    (1000 * round(
        aged.first_value * if(aged.is_second_lien, 1.2, 1)
        * pow(1 + aged.change_before + aged.own_change, aged.years_before)
        * pow(1 + aged.change_after + aged.own_change, aged.years_after)
        * if(aged.turn = 0, 1, 0.97 + 0.06 * draw(aged.collateral_id, aged.turn, 5))
        * if(aged.turn > 0 and draw(aged.collateral_id, aged.turn, 8) < aged.marked_down, 0.55, 1)
        / 100000
    ))::decimal(18, 2) as amount,
    'CNY' as currency,
    case
        when aged.collateral_type in ('deposits', 'receivables') then 'face_value'
        when aged.turn > 0 and not aged.is_external then 'index'
        else 'market_comparison'
    end as method,
    if(
        aged.is_external or aged.turn = 0,
        pick(word.valuers[2:], draw(aged.collateral_id, aged.turn, 6)),
        word.valuers[1]
    ) as valuer,
    aged.turn > 0 and not aged.is_external as is_internal
from aged
cross join word
order by aged.collateral_id, aged.valued_on
