-- title: How much of what was lent ever went bad, by months on book
-- title zh: 贷款账龄质量（Vintage）
-- grain: cut, code, months_on_book
-- parameters: as_of_date date, curves_by varchar, reached varchar, basis varchar, origin varchar, branch varchar[], product varchar[]
-- sources: report_month, vintage, book_total_month
-- needs: loan_month
-- notes: lent from the first report on, older loans only where there are no younger ones; curves_by is vintage, product, channel or branch; reached is over_30, over_90 or npl, by the class that basis names; origin is first or refinancing
-- notes zh: 仅含首期数据之后发放的贷款，若无则列示更早发放的贷款；curves_by 可取 vintage（发放期）、product、channel、branch；reached 可取 over_30、over_90、npl（按 basis 所指分类口径）；origin 可取 first（首次发放）或 refinancing（借新还旧、续贷等）
with span as (
    select
        coalesce($as_of_date::date, max(as_of_date)) as as_of_date,
        date_trunc('month', min(as_of_date))::date as first_month
    from report_month
),

mark as (
    select case when $reached = 'npl' then 'npl_' || $basis else coalesce($reached, 'over_30') end as mark
),

-- What no loan was ever judged by has not been reached by none: it is not known.
evaluated as (
    select
        count(
            case mark.mark
                when 'npl_reported' then book_total_month.risk_class_reported
                when 'npl_dpd' then book_total_month.risk_class_dpd
                when 'npl_floor' then book_total_month.risk_class_floor
                when 'npl_effective' then book_total_month.risk_class_effective
                when 'npl_eba' then book_total_month.risk_class_eba
                when 'npl_fdic' then book_total_month.risk_class_fdic
                when 'npl_par' then book_total_month.risk_class_par
                when 'over_30' then 1
                when 'over_90' then 1
            end
        ) > 0 as is_evaluated
    from book_total_month
    inner join span on book_total_month.as_of_date <= span.as_of_date
    cross join mark
),

seen as (
    select
        vintage.vintage_month,
        vintage.branch_id,
        vintage.product_type,
        vintage.channel,
        vintage.first_as_of,
        vintage.loan_count,
        vintage.original_amount,
        case mark.mark
            when 'over_30' then vintage.over_30_count
            when 'over_90' then vintage.over_90_count
            when 'npl_reported' then vintage.npl_reported_count
            when 'npl_dpd' then vintage.npl_dpd_count
            when 'npl_floor' then vintage.npl_floor_count
            when 'npl_effective' then vintage.npl_effective_count
            when 'npl_eba' then vintage.npl_eba_count
            when 'npl_fdic' then vintage.npl_fdic_count
            when 'npl_par' then vintage.npl_par_count
        end as reached_count,
        case mark.mark
            when 'over_30' then vintage.over_30_amount
            when 'over_90' then vintage.over_90_amount
            when 'npl_reported' then vintage.npl_reported_amount
            when 'npl_dpd' then vintage.npl_dpd_amount
            when 'npl_floor' then vintage.npl_floor_amount
            when 'npl_effective' then vintage.npl_effective_amount
            when 'npl_eba' then vintage.npl_eba_amount
            when 'npl_fdic' then vintage.npl_fdic_amount
            when 'npl_par' then vintage.npl_par_amount
        end as reached_amount,
        span.as_of_date,
        span.first_month
    from vintage
    inner join span on vintage.first_as_of <= span.as_of_date
    cross join mark
    where
        vintage.is_refinancing = (coalesce($origin, 'first') = 'refinancing')
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
    where loan_count > 0
    group by all
),

hit as (
    select
        code,
        vintage_month,
        greatest(datediff('month', vintage_month, first_as_of), 0) as age,
        sum(reached_count) as reached_count,
        sum(reached_amount) as reached_amount
    from placed
    where reached_count > 0
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
        sum(hit.reached_count) as reached_count,
        sum(hit.reached_amount) as reached_amount
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
    case when evaluated.is_evaluated then coalesce(went_bad.reached_count, 0) end::bigint as reached_count,
    case when evaluated.is_evaluated then coalesce(went_bad.reached_amount, 0) end::decimal(28, 2) as reached_amount,
    case
        when evaluated.is_evaluated
            then coalesce(went_bad.reached_amount, 0)::double / nullif(summed.original_amount, 0)::double
    end as reached_share
from summed
cross join evaluated
left join went_bad on summed.code = went_bad.code and summed.months_on_book = went_bad.months_on_book
order by summed.code, summed.months_on_book
