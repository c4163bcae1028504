-- title: NPL ratio and growth by sector
-- title zh: 分行业不良贷款率与贷款增速
-- grain: as_of_date, sector
-- parameters: as_of_date date, months_back integer, basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month, report_month, standard_parameter
-- needs: loan_month
-- notes: growth over the report of so many calendar months before, twelve unless said; a sector that had no loans then, and a missing month, have no growth
-- notes zh: 增速与若干个月前（默认十二个月）的报告月份相比；当时无贷款的行业以及缺月时无增速
with tolerance as (
    select
        valid_from,
        value as max_unevaluated_share
    from standard_parameter
    where standard = 'china_2023' and name = 'max_unevaluated_share'
),

month as (
    select coalesce($as_of_date::date, (select max(as_of_date) from report_month)) as as_of_date
),

compared as (
    select
        month.as_of_date,
        max(report_month.as_of_date) as as_of_date_before
    from month
    left join report_month
        on
            date_trunc('month', report_month.as_of_date)
            = date_trunc('month', month.as_of_date) - to_months(coalesce($months_back, 12))
    group by month.as_of_date
),

classed as (
    select
        book_month.as_of_date,
        book_month.use_industry_code as sector,
        book_month.loan_count,
        book_month.balance,
        book_month.as_of_date = compared.as_of_date as is_now,
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
    inner join compared on book_month.as_of_date in (compared.as_of_date, compared.as_of_date_before)
    where
        ($branch is null or list_contains($branch, book_month.branch_id))
        and ($product is null or list_contains($product, book_month.product_type))
        and ($sector is null or list_contains($sector, book_month.use_industry_code))
        and ($region is null or list_contains($region, book_month.use_region_code))
),

summed as (
    select
        sector,
        coalesce(sum(loan_count) filter (where is_now), 0)::bigint as loan_count,
        coalesce(sum(balance) filter (where is_now), 0)::decimal(28, 2) as amount,
        coalesce(sum(balance) filter (where not is_now), 0)::decimal(28, 2) as amount_before,
        case
            when count(risk_class) filter (where is_now) > 0
                then coalesce(sum(balance) filter (where is_now and risk_class >= 3), 0)::decimal(28, 2)
        end as npl_amount,
        coalesce(sum(balance) filter (where is_now and risk_class is null), 0) as unevaluated_amount
    from classed
    group by sector
)

select
    compared.as_of_date,
    compared.as_of_date_before,
    summed.sector,
    summed.loan_count,
    summed.amount,
    case when compared.as_of_date_before is not null then summed.amount_before end as amount_before,
    (summed.amount - summed.amount_before)::double / nullif(summed.amount_before, 0)::double as growth,
    summed.npl_amount,
    case
        when summed.unevaluated_amount <= summed.amount * tolerance.max_unevaluated_share
            then summed.npl_amount::double / nullif(summed.amount, 0)::double
    end as npl_ratio
from summed
cross join compared
asof left join tolerance on compared.as_of_date >= tolerance.valid_from
order by summed.amount desc, summed.sector asc
