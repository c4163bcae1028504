-- title: What falls due within 90 days of each as-of date, and what is overdue then, over the whole book
-- title zh: 各数据日期未来90天到期应还及逾期未还金额汇总（全行）
-- grain: as_of_date, product_type, risk_class_reported, risk_class_dpd, risk_class_floor, risk_class_effective, risk_class_eba, risk_class_fdic, risk_class_par, horizon
-- parameters: months date[]
-- sources: due_month
-- stored: memory
-- period: as_of_date
-- notes: the rows of due_month by product and class alone: what most readers ask for
select
    as_of_date,
    product_type,
    risk_class_reported,
    risk_class_dpd,
    risk_class_floor,
    risk_class_effective,
    risk_class_eba,
    risk_class_fdic,
    risk_class_par,
    horizon,
    sum(loan_count)::bigint as loan_count,
    sum(principal_due)::decimal(28, 2) as principal_due,
    sum(interest_due)::decimal(28, 2) as interest_due
from due_month
where as_of_date = any($months)
group by all
