-- grain: collateral_id, loan_id; a pledge ends on the as-of date of the month in which its loan left
select
    collateral_id,
    loan_id,
    if(is_second_lien, 2, 1)::integer as lien_rank,
    if(is_second_lien, 1000 * round(first_value * 0.2 / 100000), 0)::decimal(18, 2) as senior_claims,
    allocated_share::decimal(18, 8) as allocated_share,
    if(outcome is not null, as_of(last_month), null) as released_on,
    due_on(granted_month, granted_day) as valid_from,
    if(outcome is not null, as_of(last_month), null) as valid_to
from piece
order by collateral_id, loan_id
