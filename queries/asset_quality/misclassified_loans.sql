-- title: Loans reported better than the rules allow
-- title zh: 上报分类优于监管要求的贷款清单
-- grain: as_of_date, loan_id
-- parameters: as_of_date date, branch varchar[], product varchar[], sector varchar[], region varchar[], row_limit integer
-- sources: customer, judged_loan_month, floor_rule_month, report_month
-- needs: loan_month, loan_month.risk_class_reported
-- personal: customer_name
-- notes: largest first; since is the day from which the rule holds, where it is not days past due
-- notes zh: 按余额由大到小；“自何时起”为该规则起始日，逾期天数规则除外
with wrong as (
    select * from judged_loan_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and in_book
        and risk_class_reported < risk_class_floor
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    order by balance desc, loan_id asc
    limit $row_limit
),

rule as (
    select * from floor_rule_month
    where as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
)

select
    wrong.as_of_date,
    wrong.loan_id,
    wrong.customer_id,
    customer.name as customer_name,
    customer.customer_type,
    wrong.branch_id as branch,
    wrong.product_type as product,
    wrong.balance,
    wrong.days_past_due,
    wrong.risk_class_reported,
    wrong.risk_class_floor,
    wrong.floor_rule,
    rule.since as rule_holds_since,
    wrong.loss_allowance
from wrong
left join customer
    on
        wrong.customer_id = customer.customer_id
        and wrong.as_of_date >= customer.valid_from
        and wrong.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
left join rule
    on wrong.as_of_date = rule.as_of_date and wrong.loan_id = rule.loan_id and wrong.floor_rule = rule.rule
order by wrong.balance desc, wrong.loan_id asc
