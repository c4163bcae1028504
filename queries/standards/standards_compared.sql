-- title: Where the standards part: loans non-performing here and not there
-- title zh: 口径差异：此口径为不良、彼口径不是
-- grain: as_of_date, differs_from
-- parameters: as_of_date date, basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month, report_month
-- needs: loan_month
-- notes: the reading chosen set against each other one; a loan without a class under one of the two is in neither part
-- notes zh: 以所选口径与其他各口径逐一对照；任一口径下无分类的贷款不计入
with chosen as (
    select
        *,
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
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
),

read_as as (
    select
        as_of_date,
        balance,
        loan_count,
        risk_class >= 3 as is_npl_here,
        unnest([
            { 'basis': 'reported', 'risk_class': risk_class_reported },
            { 'basis': 'floor', 'risk_class': risk_class_floor },
            { 'basis': 'eba', 'risk_class': risk_class_eba },
            { 'basis': 'fdic', 'risk_class': risk_class_fdic },
            { 'basis': 'par', 'risk_class': risk_class_par }
        ]) as reading
    from chosen
),

compared as (
    select
        *,
        reading['basis'] as differs_from,
        reading['risk_class'] >= 3 as is_npl_there
    from read_as
    where reading['basis'] <> $basis
)

select
    as_of_date,
    differs_from,
    coalesce(sum(loan_count) filter (where is_npl_here <> is_npl_there), 0)::bigint as loan_count,
    coalesce(sum(balance) filter (where is_npl_here and is_npl_there), 0)::decimal(28, 2) as both_amount,
    coalesce(sum(balance) filter (where is_npl_here and not is_npl_there), 0)::decimal(28, 2) as only_here_amount,
    coalesce(sum(balance) filter (where not is_npl_here and is_npl_there), 0)::decimal(28, 2) as only_there_amount,
    coalesce(sum(loan_count) filter (where is_npl_here and not is_npl_there), 0)::bigint as only_here_count,
    coalesce(sum(loan_count) filter (where not is_npl_here and is_npl_there), 0)::bigint as only_there_count
from compared
group by as_of_date, differs_from
having count(reading['risk_class']) > 0
order by list_position(['reported', 'floor', 'eba', 'fdic', 'par'], differs_from)
