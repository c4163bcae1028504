-- Four homes behind running mortgages that were valued when the loan was made and never since, more than three years.
create table valuation_stale as
select
    collateral_id,
    loan_id
from piece
where
    getvariable('plants')
    and product_type = 'mortgage'
    and outcome is null
    and not is_scripted
    and granted_month < getvariable('months') - 40
order by draw('valuation stale', collateral_id, 0), collateral_id
limit 4;

insert into truth by name
select
    'valuation_stale' as fact,
    'business' as kind,
    'collateral_valuation_stale' as rule,
    json_object('collateral_id', collateral_id, 'loan_id', loan_id) as key
from valuation_stale;
