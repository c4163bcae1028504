-- title: Concentration by region
-- title zh: 地区集中度
-- grain: as_of_date, region
-- parameters: as_of_date date, basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month, disbursed_book, report_month, standard_parameter
-- notes: by balance at an as-of date; for a feed without months by amount disbursed, with what was written off of it
-- notes zh: 按数据日期余额计算；无逐月数据的来源按累计发放金额及其核销金额
with tolerance as (
    select
        valid_from,
        value as max_unevaluated_share
    from standard_parameter
    where standard = 'china_2023' and name = 'max_unevaluated_share'
),

classed as (
    select
        as_of_date,
        use_region_code as region,
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
    from book_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
),

outstanding as (
    select
        as_of_date,
        region,
        'balance' as measure,
        sum(loan_count)::bigint as loan_count,
        sum(balance)::decimal(28, 2) as amount,
        case
            when count(risk_class) > 0
                then coalesce(sum(balance) filter (where risk_class >= 3), 0)::decimal(28, 2)
        end as npl_amount,
        coalesce(sum(balance) filter (where risk_class is null), 0) as unevaluated_amount,
        null::decimal(28, 2) as written_off_amount
    from classed
    group by as_of_date, region
),

disbursed as (
    select
        null::date as as_of_date,
        use_region_code as region,
        'disbursed' as measure,
        sum(loan_count)::bigint as loan_count,
        sum(original_amount)::decimal(28, 2) as amount,
        null::decimal(28, 2) as npl_amount,
        null::decimal(28, 2) as unevaluated_amount,
        sum(written_off_amount)::decimal(28, 2) as written_off_amount
    from disbursed_book
    where
        not exists (select 1 from book_month)
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    group by use_region_code
),

measured as (
    select * from outstanding
    union all
    select * from disbursed
)

select
    measured.as_of_date,
    measured.region,
    measured.measure,
    measured.loan_count,
    measured.amount,
    measured.amount::double / nullif(sum(measured.amount) over (), 0)::double as share,
    measured.npl_amount,
    case
        when measured.unevaluated_amount <= measured.amount * tolerance.max_unevaluated_share
            then measured.npl_amount::double / nullif(measured.amount, 0)::double
    end as npl_ratio,
    measured.written_off_amount
from measured
asof left join tolerance on measured.as_of_date >= tolerance.valid_from
order by measured.amount desc, measured.region asc
