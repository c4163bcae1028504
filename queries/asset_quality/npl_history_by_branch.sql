-- title: NPL ratio by branch, month by month
-- title zh: 分机构不良贷款率逐月走势
-- grain: as_of_date, branch
-- parameters: as_of_date date, basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month, branch_month, standard_parameter
-- needs: loan_month
-- notes: up to the as-of date; a ratio is withheld where more balance than allowed has no class
-- notes zh: 截至数据日期；无分类余额占比超过上限时不展示不良率
with tolerance as (
    select
        valid_from,
        value as max_unevaluated_share
    from standard_parameter
    where standard = 'china_2023' and name = 'max_unevaluated_share'
),

book as (
    select
        as_of_date,
        branch_id,
        risk_class_reported,
        risk_class_dpd,
        risk_class_floor,
        risk_class_effective,
        risk_class_eba,
        risk_class_fdic,
        risk_class_par,
        balance
    from book_month
    where
        coalesce($product, $sector, $region) is not null
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    union all by name
    select * from branch_month
    where
        coalesce($product, $sector, $region) is null
        and ($branch is null or list_contains($branch, branch_id))
),

classed as (
    select
        as_of_date,
        branch_id as branch,
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
    where $as_of_date is null or as_of_date <= $as_of_date::date
),

total as (
    select
        as_of_date,
        branch,
        sum(balance)::decimal(28, 2) as gross_amount,
        coalesce(sum(balance) filter (where risk_class >= 3), 0)::decimal(28, 2) as npl_amount,
        coalesce(sum(balance) filter (where risk_class is null), 0)::decimal(28, 2) as unevaluated_amount,
        count(risk_class) > 0 as is_evaluated
    from classed
    group by as_of_date, branch
)

select
    total.as_of_date,
    total.branch,
    total.gross_amount,
    case when total.is_evaluated then total.npl_amount end as npl_amount,
    case
        when total.unevaluated_amount <= total.gross_amount * tolerance.max_unevaluated_share
            then total.npl_amount::double / nullif(total.gross_amount, 0)::double
    end as npl_ratio,
    total.unevaluated_amount
from total
asof left join tolerance on total.as_of_date >= tolerance.valid_from
order by total.as_of_date, total.branch
