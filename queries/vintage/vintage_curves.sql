-- title: How much of what was lent ever went bad, by months on book
-- title zh: 贷款账龄质量（Vintage）
-- grain: cut, code, months_on_book
-- parameters: as_of_date date, curves_by varchar, reached varchar, origin varchar, branch varchar[], product varchar[]
-- sources: report_month, vintage
-- needs: loan_month
-- notes: lent from the first report on, older loans only where there are no younger ones; curves_by is vintage, product, channel or branch; reached is over_30, over_90 or npl; origin is first or refinancing
-- notes zh: 仅含首期数据之后发放的贷款，若无则列示更早发放的贷款；curves_by 可取 vintage（发放期）、product、channel、branch；reached 可取 over_30、over_90、npl；origin 可取 first（首次发放）或 refinancing（借新还旧、续贷等）
with span as (
    select
        coalesce($as_of_date::date, max(as_of_date)) as as_of_date,
        date_trunc('month', min(as_of_date))::date as first_month
    from report_month
),

seen as (
    select
        vintage.*,
        span.as_of_date,
        span.first_month
    from vintage
    inner join span on vintage.first_as_of <= span.as_of_date
    where
        vintage.is_refinancing = (coalesce($origin, 'first') = 'refinancing')
        and vintage.reached in ('all', coalesce($reached, 'over_30'))
        and ($branch is null or list_contains($branch, vintage.branch_id))
        and ($product is null or list_contains($product, vintage.product_type))
),

unit as (
    select
        case
            when datediff('month', min(vintage_month), max(vintage_month)) < 12 then 'month'
            when datediff('month', min(vintage_month), max(vintage_month)) < 36 then 'quarter'
            else 'year'
        end as unit
    from seen
),

placed as (
    select
        seen.*,
        coalesce($curves_by, 'vintage') as cut,
        case coalesce($curves_by, 'vintage')
            when 'product' then seen.product_type
            when 'channel' then seen.channel
            when 'branch' then seen.branch_id
            else
                case unit.unit
                    when 'month' then strftime(seen.vintage_month, '%Y-%m')
                    when 'quarter' then year(seen.vintage_month) || 'Q' || quarter(seen.vintage_month)
                    else year(seen.vintage_month)::varchar
                end
        end as code
    from seen
    cross join unit
),

lent as (
    select
        cut,
        code,
        vintage_month,
        greatest(datediff('month', vintage_month, first_month), 0) as first_age,
        datediff('month', vintage_month, as_of_date) as last_age,
        sum(loan_count) as loan_count,
        sum(original_amount) as original_amount
    from placed
    where reached = 'all'
    group by all
),

hit as (
    select
        code,
        vintage_month,
        greatest(datediff('month', vintage_month, first_as_of), 0) as age,
        sum(loan_count) as loan_count,
        sum(original_amount) as original_amount
    from placed
    where reached <> 'all'
    group by all
),

-- A vintage shows an age when all its months have it; a product pools the months that have it.
extent as (
    select
        code,
        case when cut = 'vintage' then max(first_age) else min(first_age) end as first_age,
        case when cut = 'vintage' then min(last_age) else max(last_age) end as last_age
    from lent
    group by cut, code
),

age as (
    select
        lent.*,
        unnest(range(greatest(lent.first_age, extent.first_age), least(lent.last_age, extent.last_age) + 1))
            as months_on_book
    from lent
    inner join extent on lent.code = extent.code
),

went_bad as (
    select
        age.code,
        age.months_on_book,
        sum(hit.loan_count) as reached_count,
        sum(hit.original_amount) as reached_amount
    from age
    inner join hit
        on age.code = hit.code and age.vintage_month = hit.vintage_month and age.months_on_book >= hit.age
    group by all
),

summed as (
    select
        cut,
        code,
        months_on_book,
        sum(loan_count)::bigint as loan_count,
        sum(original_amount)::decimal(28, 2) as original_amount
    from age
    group by all
)

select
    summed.cut,
    summed.code,
    summed.months_on_book::integer as months_on_book,
    summed.loan_count,
    summed.original_amount,
    coalesce(went_bad.reached_count, 0)::bigint as reached_count,
    coalesce(went_bad.reached_amount, 0)::decimal(28, 2) as reached_amount,
    coalesce(went_bad.reached_amount, 0)::double / nullif(summed.original_amount, 0)::double as reached_share
from summed
left join went_bad on summed.code = went_bad.code and summed.months_on_book = went_bad.months_on_book
order by summed.code, summed.months_on_book
