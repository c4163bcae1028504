-- title: Restructured loans, month by month
-- title zh: 重组贷款逐月走势
-- grain: as_of_date
-- parameters: basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: restructured_month, book_month
-- needs: loan_month, restructuring.difficulty
-- notes: terms eased or debt refinanced for a debtor in difficulty; observed until the day after observation ends, then past observation as long as they are owed
-- notes zh: 因债务人财务困难调整合同或再融资的贷款；观察期内与观察期满后仍在账的分列
with total as (
    select
        as_of_date,
        sum(balance) as gross_amount
    from book_month
    where
        ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    group by as_of_date
),

classed as (
    select
        as_of_date,
        loan_count,
        balance,
        is_observed,
        case $basis
            when 'reported' then risk_class_reported
            when 'dpd' then risk_class_dpd
            when 'floor' then risk_class_floor
            when 'effective' then risk_class_effective
            when 'eba' then risk_class_eba
            when 'fdic' then risk_class_fdic
            when 'par' then risk_class_par
        end as risk_class
    from restructured_month
    where
        ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
),

restructured as (
    select
        as_of_date,
        sum(loan_count)::bigint as loan_count,
        sum(balance) as restructured_amount,
        sum(balance) filter (where is_observed) as observed_amount,
        sum(balance) filter (where risk_class >= 3) as restructured_npl_amount,
        count(risk_class) > 0 as is_evaluated
    from classed
    group by as_of_date
)

select
    total.as_of_date,
    coalesce(restructured.loan_count, 0) as loan_count,
    total.gross_amount::decimal(28, 2) as gross_amount,
    coalesce(restructured.restructured_amount, 0)::decimal(28, 2) as restructured_amount,
    coalesce(restructured.observed_amount, 0)::decimal(28, 2) as observed_amount,
    case
        when coalesce(restructured.is_evaluated, true) then coalesce(restructured.restructured_npl_amount, 0)
    end::decimal(28, 2) as restructured_npl_amount,
    coalesce(restructured.restructured_amount, 0)::double / nullif(total.gross_amount, 0)::double
        as restructured_ratio,
    case when restructured.is_evaluated then coalesce(restructured.restructured_npl_amount, 0)::double end
    / nullif(restructured.restructured_amount, 0)::double as restructured_npl_ratio
from total
left join restructured on total.as_of_date = restructured.as_of_date
order by total.as_of_date
