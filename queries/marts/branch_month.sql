-- title: The book at each as-of date by branch and class
-- title zh: 贷款余额月度汇总（按机构和风险分类）
-- grain: as_of_date, branch_id, risk_class_reported, risk_class_dpd, risk_class_floor, risk_class_effective, risk_class_eba, risk_class_fdic, risk_class_par
-- parameters: months date[]
-- sources: book_month
-- stored: memory
-- period: as_of_date
select
    as_of_date,
    branch_id,
    risk_class_reported,
    risk_class_dpd,
    risk_class_floor,
    risk_class_effective,
    risk_class_eba,
    risk_class_fdic,
    risk_class_par,
    sum(balance)::decimal(28, 2) as balance
from book_month
where as_of_date = any($months)
group by all
