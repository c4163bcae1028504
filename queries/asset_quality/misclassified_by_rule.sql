-- title: Loans reported better than the rules allow, by the rule that binds
-- title zh: 上报分类优于监管要求的贷款（按约束规则）
-- grain: as_of_date, misclassified_by
-- parameters: as_of_date date, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month, report_month
-- needs: loan_month, loan_month.risk_class_reported
-- notes: the gap is what would be non-performing if the rule were kept; a loan stands under the one rule that asks most of it
-- notes zh: “不良缺口”为按规则应列为不良而未列的余额；每笔贷款归入要求最严的一条规则
with wrong as (
    select * from book_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and risk_class_reported < risk_class_floor
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
)

select
    as_of_date,
    floor_rule as misclassified_by,
    sum(loan_count)::bigint as loan_count,
    sum(balance)::decimal(28, 2) as misclassified_amount,
    coalesce(sum(balance) filter (where risk_class_reported < 3 and risk_class_floor >= 3), 0)::decimal(28, 2)
        as npl_gap,
    sum(loss_allowance)::decimal(28, 2) as loss_allowance
from wrong
group by all
order by misclassified_amount desc, misclassified_by asc
