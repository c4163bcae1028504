-- title: Collateral valued too long ago
-- title zh: 估值过期押品
-- grain: as_of_date, collateral_type
-- parameters: as_of_date date
-- sources: report_month, valuation_month
-- needs: loan_month, collateral_pledge, collateral_valuation
-- notes: the stale share is over the collateral that was ever valued; a loan behind several stale pieces of one type counts once
-- notes zh: 过期占比以曾经估值的押品为分母；同类多件过期押品对应的同一笔贷款只计一次
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
