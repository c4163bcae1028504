-- title: What matures in the next twelve months and what is past its maturity, at each as-of date
-- title zh: 未来十二个月到期及已过到期日贷款月度汇总
-- grain: as_of_date, branch_id, product_type, use_industry_code, use_region_code, risk_class_reported, risk_class_dpd, risk_class_floor, risk_class_effective, risk_class_eba, risk_class_fdic, risk_class_par, maturity_month
-- parameters: months date[]
-- sources: judged_loan_month, book.loan
-- stored: lake
-- period: as_of_date
-- notes: final maturity is the extended one where there is one; maturity_month is null for what is past it
select
    judged.as_of_date,
    judged.branch_id,
    judged.product_type,
    judged.use_industry_code,
    judged.use_region_code,
    judged.risk_class_reported,
    judged.risk_class_dpd,
    judged.risk_class_floor,
    judged.risk_class_effective,
    judged.risk_class_eba,
    judged.risk_class_fdic,
    judged.risk_class_par,
    case
        when coalesce(loan.extended_to, loan.matures_on) >= judged.as_of_date
            then date_trunc('month', coalesce(loan.extended_to, loan.matures_on))::date
    end as maturity_month,
    count(*) as loan_count,
    sum(judged.balance)::decimal(28, 2) as balance
from judged_loan_month as judged
inner join book.loan as loan on judged.loan_id = loan.loan_id
where
    judged.as_of_date = any($months)
    and judged.in_book
    and judged.balance > 0
    and coalesce(loan.extended_to, loan.matures_on) <= (judged.as_of_date + interval 12 month)::date
group by all
