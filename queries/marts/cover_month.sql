-- title: Collateral at each as-of date, step by step from valuation to cover, and after a fall of prices
-- title zh: 押品覆盖月度汇总：由估值到覆盖金额的各步骤及价格下跌后的覆盖
-- grain: as_of_date, branch_id, product_type, collateral_type
-- parameters: months date[]
-- sources: loan_cover_month
-- stored: memory
-- period: as_of_date
-- notes: below counts loans covered in full now and not after the fall; a loan without a balance is not covered in full
select
    as_of_date,
    branch_id,
    product_type,
    collateral_type,
    count(*) as loan_count,
    sum(balance)::decimal(28, 2) as balance,
    sum(secured_balance)::decimal(28, 2) as secured_balance,
    sum(covered_amount)::decimal(28, 2) as covered_amount,
    coalesce(sum(secured_balance) filter (where covered_amount is null), 0)::decimal(28, 2) as unvalued_balance,
    sum(valuation)::decimal(28, 2) as valuation,
    sum(unregistered_amount)::decimal(28, 2) as unregistered_amount,
    sum(haircut_amount)::decimal(28, 2) as haircut_amount,
    sum(senior_amount)::decimal(28, 2) as senior_amount,
    sum(collateral_value)::decimal(28, 2) as collateral_value,
    sum(excess_amount)::decimal(28, 2) as excess_amount,
    sum(covered_down_10)::decimal(28, 2) as covered_down_10,
    sum(covered_down_20)::decimal(28, 2) as covered_down_20,
    sum(covered_down_30)::decimal(28, 2) as covered_down_30,
    count(*) filter (where covered_amount = balance and covered_down_10 < balance) as below_10_count,
    count(*) filter (where covered_amount = balance and covered_down_20 < balance) as below_20_count,
    count(*) filter (where covered_amount = balance and covered_down_30 < balance) as below_30_count,
    coalesce(sum(balance) filter (where covered_amount = balance and covered_down_10 < balance), 0)::decimal(28, 2)
        as below_10_balance,
    coalesce(sum(balance) filter (where covered_amount = balance and covered_down_20 < balance), 0)::decimal(28, 2)
        as below_20_balance,
    coalesce(sum(balance) filter (where covered_amount = balance and covered_down_30 < balance), 0)::decimal(28, 2)
        as below_30_balance
from loan_cover_month
where as_of_date = any($months)
group by all
