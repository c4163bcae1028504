-- title: Classes not reviewed for more than a quarter
-- title zh: 逾期未复评分类的贷款
-- grain: branch
-- parameters: as_of_date date, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: judged_loan_month, report_month, standard_parameter
-- needs: loan_month, loan_month.class_reviewed_on
-- notes: loans on the book at the as-of date whose class was last reviewed longer ago than the bank's service level; those without a date of review are counted apart
-- notes zh: 数据日期在账贷款中，分类复评时间超过规定期限的部分；无复评日期的另行计数
with chosen as (
    select coalesce($as_of_date::date, (select max(as_of_date) from report_month)) as as_of_date
),

allowed as (
    select max_by(standard_parameter.value, standard_parameter.valid_from)::integer as days
    from standard_parameter
    inner join chosen on standard_parameter.valid_from <= chosen.as_of_date
    where standard_parameter.standard = 'bank' and standard_parameter.name = 'class_review_days'
),

book as (
    select
        judged_loan_month.branch_id,
        judged_loan_month.balance,
        judged_loan_month.class_reviewed_on is null as is_undated,
        coalesce(judged_loan_month.as_of_date - judged_loan_month.class_reviewed_on > allowed.days, false) as is_overdue
    from judged_loan_month
    cross join allowed
    where
        judged_loan_month.as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and judged_loan_month.in_book
        and judged_loan_month.balance > 0
        and ($branch is null or list_contains($branch, judged_loan_month.branch_id))
        and ($product is null or list_contains($product, judged_loan_month.product_type))
        and ($sector is null or list_contains($sector, judged_loan_month.use_industry_code))
        and ($region is null or list_contains($region, judged_loan_month.use_region_code))
)

select
    branch_id as branch,
    count(*) as loan_count,
    sum(balance)::decimal(28, 2) as balance,
    count(*) filter (where is_overdue) as unreviewed_count,
    coalesce(sum(balance) filter (where is_overdue), 0)::decimal(28, 2) as unreviewed_balance,
    count(*) filter (where is_undated) as undated_review_count,
    coalesce(sum(balance) filter (where is_overdue), 0)::double / nullif(sum(balance), 0)::double as unreviewed_share
from book
group by branch_id
order by unreviewed_balance desc, branch asc
