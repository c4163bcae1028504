-- Three pieces behind running loans whose registration nobody renewed.
create table registration_expired as
with running as (
    select
        piece.collateral_id,
        min(due_on(piece.lot_granted_month, piece.lot_granted_day)) as valid_from
    from piece
    where
        getvariable('plants')
        and piece.collateral_type in ('equipment', 'inventory', 'receivables', 'commercial_property')
        and piece.outcome is null
        and piece.lot_granted_month < getvariable('months') - 10
        and not piece.is_scripted
    group by piece.collateral_id
)

select
    collateral_id,
    valid_from,
    as_of(getvariable('months') - 1) - (20 + 160 * draw('registration expired', collateral_id, 1))::integer
        as registered_until
from running
order by draw('registration expired', collateral_id, 0), collateral_id
limit 3;

insert into truth by name
select
    'registration_expired' as fact,
    'business' as kind,
    'collateral_registration_expired' as rule,
    json_object('collateral_id', collateral_id, 'valid_from', valid_from) as key
from registration_expired;
