-- title: The book at each as-of date by cut, class and bucket
-- title zh: 贷款余额月度汇总（按维度、风险分类、逾期区间）
-- grain: as_of_date, branch_id, product_type, use_industry_code, use_region_code, risk_class_reported, risk_class_dpd, risk_class_floor, risk_class_effective, risk_class_eba, risk_class_fdic, risk_class_par, floor_rule, eba_rule, bucket_china_2023, bucket_fdic
-- parameters: months date[]
-- sources: judged_loan_month
-- stored: memory
-- period: as_of_date
select
    as_of_date,
    branch_id,
    product_type,
    use_industry_code,
    use_region_code,
    risk_class_reported,
    risk_class_dpd,
    risk_class_floor,
    risk_class_effective,
    risk_class_eba,
    risk_class_fdic,
    risk_class_par,
    floor_rule,
    eba_rule,
    bucket_china_2023,
    bucket_fdic,
    count(*) as loan_count,
    sum(balance)::decimal(28, 2) as balance,
    sum(overdue_amount)::decimal(28, 2) as overdue_amount,
    sum(loss_allowance)::decimal(28, 2) as loss_allowance,
    sum(secured_balance)::decimal(28, 2) as secured_balance,
    sum(covered_amount)::decimal(28, 2) as covered_amount,
    coalesce(sum(secured_balance) filter (where covered_amount is null), 0)::decimal(28, 2) as unvalued_balance
from judged_loan_month
where in_book and as_of_date = any($months)
group by all
