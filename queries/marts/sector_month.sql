-- title: The book by sector and class at each as-of date
-- title zh: 各数据日期分行业、分类汇总
-- grain: as_of_date, use_industry_code, risk_class_reported, risk_class_dpd, risk_class_floor, risk_class_effective, risk_class_eba, risk_class_fdic, risk_class_par
-- parameters: months date[]
-- sources: book_month
-- stored: memory
-- period: as_of_date
-- notes: the rows of book_month by sector alone, over the whole bank
select
    as_of_date,
    use_industry_code,
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
