-- title: Loans now
-- title zh: 当前贷款
-- grain: as_of_date, loan_id
-- parameters: customers varchar[], as_of_date date, basis varchar
-- sources: judged_loan_month, loan, report_month
-- needs: loan_month
-- notes: loans on the book at the as-of date, largest first, with the class chosen, the best class that the rules allow and the rule that binds
-- notes zh: 数据日期的表内贷款，按余额由大到小，列示所选口径分类、分类底线及约束规则
with chosen as (
    select
        judged.as_of_date,
        judged.loan_id,
        judged.customer_id,
        judged.branch_id,
        judged.product_type,
        judged.balance,
        judged.days_past_due,
        judged.risk_class_reported,
        judged.risk_class_floor,
        judged.floor_rule,
        judged.loss_allowance,
        judged.covered_amount,
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
        judged.as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and judged.in_book
        and list_contains($customers, judged.customer_id)
)

select
    chosen.as_of_date,
    chosen.loan_id,
    chosen.customer_id,
    chosen.branch_id as branch,
    chosen.product_type as product,
    chosen.balance,
    chosen.days_past_due,
    chosen.risk_class,
    chosen.risk_class_reported,
    chosen.risk_class_floor,
    chosen.floor_rule,
    loan.granted_on,
    loan.matures_on,
    loan.extended_to,
    loan.origination_type as renewal_kind,
    chosen.loss_allowance,
    chosen.covered_amount
from chosen
left join loan on chosen.loan_id = loan.loan_id
order by chosen.balance desc, chosen.loan_id asc
