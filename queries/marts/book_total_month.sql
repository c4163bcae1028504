-- title: The whole book at each as-of date by class and bucket
-- title zh: 全行贷款余额月度汇总（按风险分类、逾期区间）
-- grain: as_of_date, risk_class_reported, risk_class_dpd, risk_class_floor, risk_class_effective, risk_class_eba, risk_class_fdic, risk_class_par, floor_rule, eba_rule, bucket_china_2023, bucket_fdic
-- parameters: months date[]
-- sources: book_month
-- stored: memory
-- period: as_of_date
-- notes: what a trend reads where no branch, product, sector or region is chosen: a hundredth of the rows of book_month
select
    as_of_date,
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
    sum(loan_count)::bigint as loan_count,
    sum(balance)::decimal(28, 2) as balance,
    sum(overdue_amount)::decimal(28, 2) as overdue_amount,
    sum(loss_allowance)::decimal(28, 2) as loss_allowance,
    sum(secured_balance)::decimal(28, 2) as secured_balance,
    sum(covered_amount)::decimal(28, 2) as covered_amount,
    sum(unvalued_balance)::decimal(28, 2) as unvalued_balance
from book_month
where as_of_date = any($months)
group by all
