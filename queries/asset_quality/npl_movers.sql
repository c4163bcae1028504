-- title: Where non-performing loans rose and fell
-- title zh: 不良贷款变动来源
-- grain: cut, code
-- parameters: as_of_date date, months_back integer, basis varchar
-- sources: book_month, report_month, standard_parameter
-- needs: loan_month
-- notes: before is the as-of date that many calendar months earlier; without one there is no change to show
-- notes zh: 期初取若干个自然月之前的数据日期；没有该日期时无变动可列
with tolerance as (
    select
        valid_from,
        value as max_unevaluated_share
    from standard_parameter
    where standard = 'china_2023' and name = 'max_unevaluated_share'
),

month as (
    select
        now.as_of_date,
        before.as_of_date as as_of_date_before
    from report_month as now
    left join report_month as before
        on
            date_trunc('month', now.as_of_date) - to_months(coalesce($months_back::integer, 1))
            = date_trunc('month', before.as_of_date)
    where now.as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
),

compared as (
    select
        as_of_date,
        true as is_now,
        as_of_date_before
    from month
    union all
    select
        as_of_date_before as as_of_date,
        false as is_now,
        as_of_date_before
    from month
),

classed as (
    select
        book_month.*,
        compared.is_now,
        compared.as_of_date_before,
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
    inner join compared on book_month.as_of_date = compared.as_of_date
),

unevaluated as (
    select
        as_of_date,
        sum(balance) as gross_amount,
        coalesce(sum(balance) filter (where risk_class is null), 0) as unevaluated_amount
    from classed
    group by as_of_date
),

judged as (
    select
        bool_and(unevaluated.unevaluated_amount <= unevaluated.gross_amount * tolerance.max_unevaluated_share)
            as is_shown
    from unevaluated
    asof left join tolerance on unevaluated.as_of_date >= tolerance.valid_from
),

cut_up as (
    select
        balance,
        is_now,
        as_of_date_before,
        risk_class,
        unnest(['branch', 'product', 'sector', 'region']) as cut,
        unnest([branch_id, product_type, use_industry_code, use_region_code]) as code
    from classed
),

total as (
    select
        cut,
        code,
        case
            when any_value(as_of_date_before) is not null
                then coalesce(sum(balance) filter (where risk_class >= 3 and not is_now), 0)::decimal(28, 2)
        end as npl_before,
        coalesce(sum(balance) filter (where risk_class >= 3 and is_now), 0)::decimal(28, 2) as npl_now
    from cut_up
    group by cut, code
)

select
    total.cut,
    total.code,
    total.npl_before,
    total.npl_now,
    total.npl_now - total.npl_before as change
from total
inner join judged on judged.is_shown
where total.npl_before <> 0 or total.npl_now <> 0
order by abs(total.npl_now - total.npl_before) desc nulls last, total.cut asc, total.code asc
