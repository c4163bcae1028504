-- title: Non-performing loans by the classes shown and by the effective ones
-- title zh: 所选口径与实质口径的不良贷款
-- grain: as_of_date
-- parameters: as_of_date date, basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month
-- needs: loan_month
-- notes: for the strip above every page, which must cost next to nothing: one as-of date, both readings in one pass
-- notes zh: 供各页状态栏使用：仅取一个数据日期，两种口径一次算出
with classed as (
    select
        as_of_date,
        balance,
        risk_class_effective,
        case $basis
            when 'reported' then risk_class_reported
            when 'dpd' then risk_class_dpd
            when 'floor' then risk_class_floor
            when 'effective' then risk_class_effective
            when 'eba' then risk_class_eba
            when 'fdic' then risk_class_fdic
            when 'par' then risk_class_par
        end as risk_class
    from book_month
    where
        as_of_date = $as_of_date::date
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
)

select
    as_of_date,
    sum(balance)::decimal(28, 2) as gross_amount,
    case when count(risk_class) > 0 then coalesce(sum(balance) filter (where risk_class >= 3), 0) end::decimal(28, 2)
        as npl_amount,
    case
        when count(risk_class_effective) > 0 then coalesce(sum(balance) filter (where risk_class_effective >= 3), 0)
    end::decimal(28, 2) as effective_npl_amount,
    coalesce(sum(balance) filter (where risk_class is null), 0)::decimal(28, 2) as unevaluated_amount
from classed
group by as_of_date
