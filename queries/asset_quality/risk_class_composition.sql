-- title: Loans by risk class, month by month
-- title zh: 贷款五级分类结构逐月走势
-- grain: as_of_date, risk_class
-- parameters: basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month, book_total_month
-- needs: loan_month
-- notes: the row without a class holds the loans that could not be evaluated
-- notes zh: 分类为空的一行为未能评估的贷款
with book as (
    select * exclude (branch_id, product_type, use_industry_code, use_region_code) from book_month
    where
        coalesce($branch, $product, $sector, $region) is not null
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    union all by name
    select * from book_total_month
    where coalesce($branch, $product, $sector, $region) is null
),

classed as (
    select
        as_of_date,
        loan_count,
        balance,
        case $basis
            when 'reported' then risk_class_reported
            when 'dpd' then risk_class_dpd
            when 'floor' then risk_class_floor
            when 'effective' then risk_class_effective
            when 'eba' then risk_class_eba
            when 'fdic' then risk_class_fdic
            when 'par' then risk_class_par
        end as risk_class
    from book
),

total as (
    select
        as_of_date,
        risk_class,
        sum(loan_count)::bigint as loan_count,
        sum(balance)::decimal(28, 2) as balance
    from classed
    group by as_of_date, risk_class
)

select
    as_of_date,
    risk_class,
    loan_count,
    balance,
    balance::double / nullif(sum(balance) over (partition by as_of_date), 0)::double as share
from total
order by as_of_date, risk_class nulls last
