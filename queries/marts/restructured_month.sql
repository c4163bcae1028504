-- title: Restructured loans at each as-of date by cut, class and state of observation
-- title zh: 重组贷款月度汇总（按维度、风险分类、观察期状态）
-- grain: as_of_date, branch_id, product_type, use_industry_code, use_region_code, risk_class_reported, risk_class_dpd, risk_class_floor, risk_class_effective, risk_class_eba, risk_class_fdic, risk_class_par, is_observed, leaves_on, restart
-- parameters: months date[]
-- sources: restructured_loan_month
-- stored: memory
-- period: as_of_date
-- notes: leaves_on is the last day of observation, of those observed; restart is missed or npl where that began the period within the last year
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
    is_observed,
    case when is_observed then runs_until end as leaves_on,
    case
        when because <> 'agreed' and part > 1 and starts_on > (as_of_date - interval 12 month)::date then because
    end as restart,
    count(*) as loan_count,
    sum(balance)::decimal(28, 2) as balance
from restructured_loan_month
where as_of_date = any($months)
group by all
