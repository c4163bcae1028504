-- grain: partner_id
select
    partner_id,
    name,
    kind,
    cover_balance::decimal(18, 2) as cover_balance,
    if(trigger_ratio > 0, trigger_ratio, null)::decimal(18, 8) as trigger_ratio
from ally
order by partner_id
