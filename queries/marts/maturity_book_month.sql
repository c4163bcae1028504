-- title: What matures in the next twelve months and what is past its maturity, over the whole book
-- title zh: 未来十二个月到期及已过到期日贷款月度汇总（全行）
-- grain: as_of_date, risk_class_reported, risk_class_dpd, risk_class_floor, risk_class_effective, risk_class_eba, risk_class_fdic, risk_class_par, maturity_month
-- parameters: months date[]
-- sources: maturity_month
-- stored: memory
-- period: as_of_date
-- notes: the rows of maturity_month without its cuts: what most readers ask for
select
    as_of_date,
    risk_class_reported,
    risk_class_dpd,
    risk_class_floor,
    risk_class_effective,
    risk_class_eba,
    risk_class_fdic,
    risk_class_par,
    maturity_month,
    sum(loan_count)::bigint as loan_count,
    sum(balance)::decimal(28, 2) as balance
from maturity_month
where as_of_date = any($months)
group by all
