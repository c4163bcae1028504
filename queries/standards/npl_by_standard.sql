-- title: Non-performing loans under every standard, month by month
-- title zh: 各口径不良贷款逐月走势
-- grain: as_of_date, basis
-- parameters: branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month, book_total_month
-- needs: loan_month
-- notes: the same loans read six ways; no row where nothing was reported; a loan without a class counts as not non-performing and stands beside
-- notes zh: 同一批贷款按六种口径认定；未上报分类的口径不展示；无分类贷款不计入不良，另列示
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

read_as as (
    select
        as_of_date,
        balance,
        loan_count,
        unnest([
            { 'basis': 'reported', 'risk_class': risk_class_reported },
            { 'basis': 'dpd', 'risk_class': risk_class_dpd },
            { 'basis': 'floor', 'risk_class': risk_class_floor },
            { 'basis': 'eba', 'risk_class': risk_class_eba },
            { 'basis': 'fdic', 'risk_class': risk_class_fdic },
            { 'basis': 'par', 'risk_class': risk_class_par }
        ]) as reading
    from book
),

total as (
    select
        as_of_date,
        reading['basis'] as basis,
        sum(balance)::decimal(28, 2) as gross_amount,
        sum(loan_count) filter (where reading['risk_class'] >= 3)::bigint as npl_count,
        sum(balance) filter (where reading['risk_class'] >= 3)::decimal(28, 2) as npl_amount,
        sum(balance) filter (where reading['risk_class'] is null)::decimal(28, 2) as unevaluated_amount,
        count(reading['risk_class']) > 0 as is_evaluated
    from read_as
    group by all
)

select
    as_of_date,
    basis,
    gross_amount,
    coalesce(npl_count, 0) as npl_count,
    coalesce(npl_amount, 0)::decimal(28, 2) as npl_amount,
    coalesce(npl_amount, 0)::double / nullif(gross_amount, 0)::double as npl_ratio,
    coalesce(unevaluated_amount, 0)::decimal(28, 2) as unevaluated_amount
from total
where is_evaluated
order by
    as_of_date asc, list_position(['reported', 'dpd', 'floor', 'eba', 'fdic', 'par'], basis) asc
