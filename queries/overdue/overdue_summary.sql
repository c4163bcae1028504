-- title: Overdue loans and what they mean for recognition
-- title zh: 逾期贷款及不良认定偏离度
-- grain: as_of_date
-- parameters: basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month, book_total_month, overdue_month, standard_bucket, standard_parameter
-- needs: loan_month
-- notes: overdue loans count with their whole balance, late principal only with what is itself late
-- notes zh: 逾期贷款按全部本金余额计，逾期本金仅计已到期未还部分
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
        book.as_of_date,
        book.balance,
        book.overdue_amount,
        standard_bucket.from_days,
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
    left join standard_bucket
        on standard_bucket.standard = 'china_2023' and book.bucket_china_2023 = standard_bucket.bucket
),

reported_basis as (
    select
        as_of_date,
        sum(overdue_amount_reported_basis)::decimal(28, 2) as amount,
        sum(unknown_count) = 0 as is_known
    from overdue_month
    where
        ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    group by as_of_date
),

total as (
    select
        as_of_date,
        sum(balance)::decimal(28, 2) as gross_amount,
        coalesce(sum(balance) filter (where from_days > 0), 0)::decimal(28, 2) as overdue_balance,
        sum(overdue_amount)::decimal(28, 2) as overdue_amount,
        coalesce(sum(balance) filter (where from_days between 1 and 90), 0)::decimal(28, 2) as early_arrears_amount,
        coalesce(sum(balance) filter (where from_days > 30), 0)::decimal(28, 2) as over_30_amount,
        coalesce(sum(balance) filter (where from_days > 60), 0)::decimal(28, 2) as over_60_amount,
        coalesce(sum(balance) filter (where from_days > 90), 0)::decimal(28, 2) as over_90_amount,
        coalesce(sum(balance) filter (where risk_class >= 3), 0)::decimal(28, 2) as npl_amount,
        coalesce(sum(balance) filter (where risk_class is null), 0) as unclassed_amount,
        coalesce(sum(balance) filter (where from_days is null), 0) as unaged_amount,
        count(risk_class) > 0 as is_classed,
        count(from_days) > 0 as is_aged
    from classed
    group by as_of_date
),

judged as (
    select
        total.*,
        reported_basis.amount as reported_basis_amount,
        coalesce(reported_basis.is_known, true) as is_reported_basis_known,
        total.unaged_amount <= total.gross_amount * tolerance.max_unevaluated_share as is_overdue_shown,
        greatest(total.unaged_amount, total.unclassed_amount) <= total.gross_amount * tolerance.max_unevaluated_share
            as is_npl_shown
    from total
    left join reported_basis on total.as_of_date = reported_basis.as_of_date
    asof left join tolerance on total.as_of_date >= tolerance.valid_from
)

select
    as_of_date,
    gross_amount,
    case when is_aged then overdue_balance end as overdue_balance,
    case when is_overdue_shown then overdue_balance::double / nullif(gross_amount, 0)::double end as overdue_ratio,
    overdue_amount,
    case when is_aged and is_reported_basis_known then coalesce(reported_basis_amount, 0)::decimal(28, 2) end
        as overdue_amount_reported_basis,
    case when is_aged then early_arrears_amount end as early_arrears_amount,
    case when is_aged then over_30_amount end as over_30_amount,
    case when is_aged then over_60_amount end as over_60_amount,
    case when is_aged then over_90_amount end as over_90_amount,
    case when is_overdue_shown then over_30_amount::double / nullif(gross_amount, 0)::double end as par_30_ratio,
    case when is_overdue_shown then over_60_amount::double / nullif(gross_amount, 0)::double end as par_60_ratio,
    case when is_overdue_shown then over_90_amount::double / nullif(gross_amount, 0)::double end as par_90_ratio,
    case when is_classed then npl_amount end as npl_amount,
    case when is_npl_shown then over_60_amount::double / nullif(npl_amount, 0)::double end as over_60_to_npl,
    case when is_npl_shown then over_90_amount::double / nullif(npl_amount, 0)::double end as over_90_to_npl
from judged
order by as_of_date
