-- title: Renewal wall: what matures in the next twelve months
-- title zh: 未来十二个月到期贷款分布
-- grain: as_of_date, maturity_month, risk_class
-- parameters: as_of_date date, basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: maturity_book_month, maturity_month, report_month
-- needs: loan_month
-- notes: by month of final maturity, extended before agreed; loans past their maturity have no month and stand first
-- notes zh: 按最终到期月份（有展期的按展期后到期日）列示；已过到期日的贷款不列月份，排在最前
with maturing as (
    select * exclude (branch_id, product_type, use_industry_code, use_region_code) from maturity_month
    where
        coalesce($branch, $product, $sector, $region) is not null
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    union all by name
    select * from maturity_book_month
    where coalesce($branch, $product, $sector, $region) is null
),

classed as (
    select
        as_of_date,
        maturity_month,
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
    from maturing
    where as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
)

select
    as_of_date,
    maturity_month,
    risk_class,
    sum(loan_count)::bigint as loan_count,
    sum(balance)::decimal(28, 2) as balance
from classed
group by all
order by maturity_month nulls first, risk_class nulls last
