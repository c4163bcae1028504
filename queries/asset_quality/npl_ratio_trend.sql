-- title: NPL ratio, month by month
-- title zh: 不良贷款率逐月走势
-- grain: as_of_date
-- parameters: basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month, book_total_month, standard_parameter
-- needs: loan_month
-- notes: a ratio is withheld where more balance than allowed has no class; amounts are of the loans that have one
-- notes zh: 无分类余额占比超过上限时不展示不良率；各类金额仅含已分类贷款
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

tolerance as (
    select
        valid_from,
        value as max_unevaluated_share
    from standard_parameter
    where standard = 'china_2023' and name = 'max_unevaluated_share'
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
        sum(balance)::decimal(28, 2) as gross_amount,
        coalesce(sum(balance) filter (where risk_class >= 3), 0)::decimal(28, 2) as npl_amount,
        coalesce(sum(balance) filter (where risk_class = 2), 0)::decimal(28, 2) as special_mention_amount,
        coalesce(sum(balance) filter (where risk_class is null), 0)::decimal(28, 2) as unevaluated_amount,
        sum(loan_count)::bigint as loan_count,
        coalesce(sum(loan_count) filter (where risk_class >= 3), 0)::bigint as npl_count,
        count(risk_class) > 0 as is_evaluated
    from classed
    group by as_of_date
),

judged as (
    select
        total.*,
        total.unevaluated_amount <= total.gross_amount * tolerance.max_unevaluated_share as is_shown
    from total
    asof left join tolerance on total.as_of_date >= tolerance.valid_from
)

select
    as_of_date,
    gross_amount,
    case when is_evaluated then npl_amount end as npl_amount,
    case when is_shown then npl_amount::double / nullif(gross_amount, 0)::double end as npl_ratio,
    case when is_evaluated then special_mention_amount end as special_mention_amount,
    case when is_shown then special_mention_amount::double / nullif(gross_amount, 0)::double end
        as special_mention_ratio,
    unevaluated_amount,
    loan_count,
    case when is_evaluated then npl_count end as npl_count
from judged
order by as_of_date
