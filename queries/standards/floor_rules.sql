-- title: Which rule binds the class of which loans
-- title zh: 分类底线由哪条规则决定
-- grain: as_of_date, floor_rule
-- parameters: as_of_date date, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month, report_month
-- needs: loan_month
-- notes: each loan stands under the one rule that asks most of it; misclassified is what the bank reports better than that rule allows
-- notes zh: 每笔贷款归入要求最严的一条规则；“分类偏松”指上报分类优于该规则要求
with bound as (
    select * from book_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and floor_rule <> 'none'
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
)

select
    as_of_date,
    floor_rule,
    sum(loan_count)::bigint as loan_count,
    sum(balance)::decimal(28, 2) as balance,
    coalesce(sum(balance) filter (where risk_class_floor >= 3), 0)::decimal(28, 2) as npl_amount,
    case
        when count(risk_class_reported) > 0
            then coalesce(sum(balance) filter (where risk_class_reported < risk_class_floor), 0)
    end::decimal(28, 2) as misclassified_amount
from bound
group by all
order by balance desc, floor_rule asc
