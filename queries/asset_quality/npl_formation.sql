-- title: NPL formation, month by month and year to date
-- title zh: 不良贷款生成率（当月及本年累计）
-- grain: as_of_date
-- parameters: basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month, book_total_month, npl_bridge_month, report_month, standard_parameter
-- needs: loan_month, loan_flow
-- notes: loans that turned bad count although they were written off or disposed of since; cash repaid on bad loans is taken off; a bad loan that changed branch, product, sector or region counts nowhere; not available for a month whose month before is missing
-- notes zh: 当期形成后已核销或处置的不良计入，现金清收从中扣减；仅变更机构、业务品种、行业或地区的不良贷款不计入；上月缺数时不展示
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

summed as (
    select
        as_of_date,
        sum(balance)::decimal(28, 2) as gross_amount,
        coalesce(sum(balance) filter (where risk_class >= 3), 0)::decimal(28, 2) as npl_amount,
        coalesce(sum(balance) filter (where risk_class is null), 0) as unevaluated_amount
    from classed
    group by as_of_date
),

total as (
    select
        summed.*,
        summed.unevaluated_amount <= summed.gross_amount * tolerance.max_unevaluated_share as is_evaluated
    from summed
    asof left join tolerance on summed.as_of_date >= tolerance.valid_from
),

gone as (
    select
        as_of_date,
        -coalesce(sum(amount) filter (where component in ('written_off', 'partly_written_off')), 0) as written_off,
        -coalesce(sum(amount) filter (where component in ('sold', 'swapped')), 0) as disposed,
        coalesce(sum(amount) filter (where component = 'moved'), 0) as moved
    from npl_bridge_month
    where
        basis = $basis
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    group by as_of_date
),

formed as (
    select
        month.as_of_date,
        total.npl_amount,
        before.gross_amount as gross_before,
        before.npl_amount as npl_before,
        case when before.as_of_date is not null then coalesce(gone.written_off, 0) end as written_off,
        case when before.as_of_date is not null then coalesce(gone.disposed, 0) end as disposed,
        total.npl_amount - before.npl_amount
        + coalesce(gone.written_off, 0) + coalesce(gone.disposed, 0) - coalesce(gone.moved, 0) as formation_amount
    from report_month as month
    left join total on month.as_of_date = total.as_of_date and total.is_evaluated
    left join total as before
        on month.as_of_date_before = before.as_of_date and month.is_comparable and before.is_evaluated
    left join gone on month.as_of_date = gone.as_of_date
),

-- Months of the year so far without a gap: then their number is the calendar month.
added_up as (
    select
        *,
        count(formation_amount) over year_so_far = month(as_of_date) as is_whole,
        sum(formation_amount) over year_so_far as formation_so_far,
        first(gross_before) over year_so_far as gross_at_year_end
    from formed
    window year_so_far as (partition by year(as_of_date) order by as_of_date)
)

select
    as_of_date,
    gross_before::decimal(28, 2) as gross_before,
    npl_before::decimal(28, 2) as npl_before,
    npl_amount,
    written_off::decimal(28, 2) as written_off,
    disposed::decimal(28, 2) as disposed,
    formation_amount::decimal(28, 2) as formation_amount,
    12 * formation_amount::double / nullif(gross_before, 0)::double as formation_rate,
    case when is_whole then formation_so_far::decimal(28, 2) end as formation_ytd_amount,
    case when is_whole then gross_at_year_end::decimal(28, 2) end as gross_at_year_end,
    case when is_whole then 12 / month(as_of_date)::double end as year_factor,
    case
        when is_whole
            then 12 / month(as_of_date)::double * formation_so_far::double / nullif(gross_at_year_end, 0)::double
    end as formation_ytd_rate
from added_up
order by as_of_date
