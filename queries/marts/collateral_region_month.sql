-- title: Secured loans at each as-of date by type and region of their main collateral
-- title zh: 有押品贷款月度汇总（按主要押品的类型和所在地区）
-- grain: as_of_date, collateral_type, collateral_region
-- parameters: months date[]
-- sources: loan_cover_month
-- stored: memory
-- period: as_of_date
select
    as_of_date,
    collateral_type,
    collateral_region,
    count(*) as loan_count,
    sum(secured_balance)::decimal(28, 2) as secured_balance,
    coalesce(sum(covered_amount), 0)::decimal(28, 2) as covered_amount,
    coalesce(sum(secured_balance) filter (where covered_amount is null), 0)::decimal(28, 2) as unvalued_balance,
    sum(valuation)::decimal(28, 2) as valuation,
    sum(secured_balance) filter (where valuation is not null)::decimal(28, 2) as valued_balance
from loan_cover_month
where as_of_date = any($months) and collateral_type <> 'none'
group by all
