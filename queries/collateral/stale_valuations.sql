-- title: Collateral valued too long ago
-- title zh: 估值过期押品
-- grain: as_of_date, collateral_type
-- parameters: as_of_date date
-- sources: report_month, valuation_month
-- needs: loan_month, collateral_pledge, collateral_valuation
-- notes: stale_share is over the collateral that was ever valued; a loan behind several stale pieces of one type counts once in balance_behind_stale
select
    as_of_date,
    collateral_type,
    collateral_count,
    unvalued_count,
    stale_count,
    stale_count::double / nullif(collateral_count - unvalued_count, 0)::double as stale_share,
    value,
    stale_value,
    balance_behind_stale,
    oldest_valued_on
from valuation_month
where as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
order by stale_value desc, collateral_type asc
