-- title: What falls due in 30 and 90 days
-- title zh: 未来30天和90天到期应还
-- grain: as_of_date, code, horizon
-- parameters: as_of_date date, by varchar, basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: due_book_month, due_month, report_month
-- needs: loan_month, repayment_due
-- notes: principal and interest of loans on the book; what is overdue already stands apart; by is product or risk_class
-- notes zh: 仅含在账贷款的应还本金和利息，已逾期部分单列；by 可取 product（业务品种）或 risk_class（风险分类）
with due as (
    select * exclude (branch_id, use_industry_code, use_region_code) from due_month
    where
        coalesce($branch, $product, $sector, $region) is not null
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    union all by name
    select * from due_book_month
    where coalesce($branch, $product, $sector, $region) is null
),

classed as (
    select
        as_of_date,
        product_type,
        horizon,
        loan_count,
        principal_due,
        interest_due,
        case $basis
            when 'reported' then risk_class_reported
            when 'dpd' then risk_class_dpd
            when 'floor' then risk_class_floor
            when 'effective' then risk_class_effective
            when 'eba' then risk_class_eba
            when 'fdic' then risk_class_fdic
            when 'par' then risk_class_par
        end as risk_class
    from due
    where as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
)

select
    as_of_date,
    case when $by = 'risk_class' then 'risk_class' else 'product' end as cut,
    case when $by = 'risk_class' then risk_class::varchar else product_type end as code,
    case horizon when 'overdue' then 0 when '1-30' then 1 else 2 end::integer as horizon_no,
    horizon,
    sum(loan_count)::bigint as loan_count,
    coalesce(sum(principal_due), 0)::decimal(28, 2) as principal_due,
    coalesce(sum(interest_due), 0)::decimal(28, 2) as interest_due,
    (coalesce(sum(principal_due), 0) + coalesce(sum(interest_due), 0))::decimal(28, 2) as amount
from classed
group by all
order by code nulls last, horizon_no
