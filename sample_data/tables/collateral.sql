-- grain: collateral_id
select
    collateral_id,
    customer_id as owner_id,
    collateral_type,
    region_code,
    'D' || printf('%010d', hash(collateral_id) % 10000000000) as registration_no,
    min(due_on(lot_granted_month, lot_granted_day)) as valid_from,
    null::date as valid_to
from piece
group by collateral_id, customer_id, collateral_type, region_code
order by collateral_id
