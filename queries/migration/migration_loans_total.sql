-- title: Number and balance of the loans behind a cell of the class matrix
-- title zh: 分类迁徙矩阵单元格的笔数与余额
-- grain: as_of_date
-- parameters: as_of_date date, basis varchar, class_from integer, class_to varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: judged_loan_month, report_month, exchange_rate
-- needs: loan_month
-- notes: class_to is a class, or worse, or left for the loans that are no longer here; today's balance at December's exchange rate
-- notes zh: class_to 可为某一分类、worse（下迁）或 left（已退出）；当前余额按年初汇率折算
with latest as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

month as (
    select
        report_month.as_of_date,
        report_month.opening_as_of
    from report_month
    inner join latest on report_month.as_of_date = latest.as_of_date
    where report_month.opening_as_of is not null
),

opening as (
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
    from judged_loan_month
    where
        as_of_date = (select opening_as_of from month)
        and in_book
        and balance > 0
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
),

now as (
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
    from judged_loan_month
    where as_of_date = (select as_of_date from month) and in_book and balance > 0
),

rate as (
    select
        opening_rate.currency,
        opening_rate.rate_to_base as opening_rate,
        rate_now.rate_to_base as rate_now
    from month
    inner join exchange_rate as opening_rate on month.opening_as_of = opening_rate.as_of_date
    inner join exchange_rate as rate_now
        on month.as_of_date = rate_now.as_of_date and opening_rate.currency = rate_now.currency
),

listed as (
    select
        month.as_of_date,
        opening.loan_id,
        opening.customer_id,
        opening.branch_id as branch,
        opening.product_type as product,
        opening.use_industry_code as sector,
        opening.use_region_code as region,
        opening.risk_class as class_from,
        now.risk_class as class_to,
        now.days_past_due,
        opening.balance as opening_balance,
        case
            when rate.currency is null then now.balance
            else round(now.balance::decimal(38, 2) * rate.opening_rate / rate.rate_now, 2)
        end::decimal(18, 2) as balance
    from opening
    cross join month
    left join now on opening.loan_id = now.loan_id
    left join rate on opening.currency = rate.currency
    where
        ($class_from is null or opening.risk_class = $class_from)
        and (
            $class_to is null
            or now.risk_class::varchar = $class_to
            or ($class_to = 'worse' and now.risk_class > opening.risk_class)
            or ($class_to = 'left' and now.loan_id is null)
            or ($class_to = 'none' and now.loan_id is not null and now.risk_class is null)
        )
)

select
    any_value(as_of_date) as as_of_date,
    count(*) as loan_count,
    coalesce(sum(balance), 0)::decimal(28, 2) as balance
from listed
