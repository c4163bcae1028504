-- title: Classes over time
-- title zh: 风险分类历史
-- grain: as_of_date, risk_class
-- parameters: customers varchar[], as_of_date date, basis varchar
-- sources: judged_loan_month, report_month
-- needs: loan_month
-- notes: balance by class at each as-of date up to the one chosen; the row without a class holds loans that could not be evaluated
-- notes zh: 截至所选数据日期各期按分类的贷款余额；分类为空的一行为未能评估的贷款
with classed as (
    select
        judged.as_of_date,
        judged.balance,
        judged.days_past_due,
        case $basis
            when 'reported' then judged.risk_class_reported
            when 'dpd' then judged.risk_class_dpd
            when 'floor' then judged.risk_class_floor
            when 'effective' then judged.risk_class_effective
            when 'eba' then judged.risk_class_eba
            when 'fdic' then judged.risk_class_fdic
            when 'par' then judged.risk_class_par
        end as risk_class
    from judged_loan_month as judged
    where
        judged.in_book
        and list_contains($customers, judged.customer_id)
        and judged.as_of_date <= coalesce($as_of_date::date, (select max(as_of_date) from report_month))
)

select
    as_of_date,
    risk_class,
    count(*) as loan_count,
    sum(balance)::decimal(28, 2) as balance,
    max(days_past_due) as days_past_due
from classed
group by as_of_date, risk_class
order by as_of_date, risk_class nulls last
