-- grain: collateral_id; five pieces of collateral behind running loans whose insurance ran out and was not renewed
create table insurance_lapsed as
select
    piece.collateral_id,
    any_value(as_of(getvariable('months') - 1) - 1 - floor(60 * draw('lapsed', piece.collateral_id, 1))::integer)
        as insured_until
from piece
inner join keeping on piece.collateral_type = keeping.collateral_type
where
    getvariable('plants')
    and piece.outcome is null
    and not piece.is_scripted
    and draw('insured', piece.collateral_id, 0) < keeping.insured
group by piece.collateral_id
order by draw('lapsed', piece.collateral_id, 0), piece.collateral_id
limit 5;

insert into truth by name
select
    'insurance_lapsed' as fact,
    'business' as kind,
    'collateral_insurance_lapsed' as rule,
    json_object('collateral_id', collateral_id) as key
from insurance_lapsed;
