-- title: The whole book at each as-of date by collateral and LTV band
-- title zh: 押品覆盖月度汇总（全行，按押品类型、抵质押率区间）
-- grain: as_of_date, collateral_type, ltv_band
-- parameters: months date[]
-- sources: collateral_month
-- stored: memory
-- period: as_of_date
-- notes: the rows of collateral_month without its cuts: what most readers ask for
select
    as_of_date,
    collateral_type,
    ltv_band,
    sum(loan_count)::bigint as loan_count,
    sum(balance)::decimal(28, 2) as balance,
    sum(secured_balance)::decimal(28, 2) as secured_balance,
    sum(covered_amount)::decimal(28, 2) as covered_amount,
    sum(collateral_value)::decimal(28, 2) as collateral_value,
    sum(valuation)::decimal(28, 2) as valuation,
    sum(unvalued_balance)::decimal(28, 2) as unvalued_balance
from collateral_month
where as_of_date = any($months)
group by all
