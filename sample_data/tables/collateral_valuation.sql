-- grain: collateral_id, valued_on; the first valuation of each piece and those of the years that are shown
with item as (
    select
        collateral_id,
        collateral_type,
        follows,
        yearly,
        region_code,
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
        or (
            -- one that was missed is made good the next time
            (draw(collateral_id, turn, 3) >= missed or draw(collateral_id, turn - 1, 3) < missed)
            and collateral_id not in (select valuation_stale.collateral_id from valuation_stale)
        )
),

aged as (
    select
        *,
        (valued_on - first_valued_on) / 365 as years
    from held
    where
        turn = 0
        or (valued_on + days_to_arrive <= last_day and valued_on >= as_of(0) - 400)
),

moved as (
    select
        aged.*,
        if(aged.follows = 'property', now.level / first.level, pow(1 + aged.yearly, aged.years)) as move
    from aged
    left join price_level as first
        on aged.region_code = first.region_code and last_day(aged.first_valued_on) = first.as_of_date
    left join price_level as now
        on aged.region_code = now.region_code and last_day(aged.valued_on) = now.as_of_date
)

select
    moved.collateral_id,
    moved.valued_on,
    moved.valued_on + moved.days_to_arrive as received_on,
    (1000 * round(
        moved.first_value * if(moved.is_second_lien, 1.2, 1)
        * moved.move * pow(1 + moved.own_change, moved.years)
        * if(moved.turn = 0, 1, 0.97 + 0.06 * draw(moved.collateral_id, moved.turn, 5))
        * if(moved.turn > 0 and draw(moved.collateral_id, moved.turn, 8) < moved.marked_down, 0.55, 1)
        / 100000
    ))::decimal(18, 2) as amount,
    'CNY' as currency,
    case
        when moved.collateral_type in ('deposits', 'receivables') then 'face_value'
        when moved.turn > 0 and not moved.is_external then 'index'
        else 'market_comparison'
    end as method,
    if(
        moved.is_external or moved.turn = 0,
        pick(word.valuers[2:], draw(moved.collateral_id, moved.turn, 6)),
        word.valuers[1]
    ) as valuer,
    moved.turn > 0 and not moved.is_external as is_internal
from moved
cross join word
order by moved.collateral_id, moved.valued_on
