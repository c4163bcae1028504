-- title: NPL bridge over a period
-- title zh: 期间不良贷款变动分解
-- grain: sequence
-- parameters: from_date date, to_date date, basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month, book_total_month, npl_bridge_month, report_month, standard_parameter
-- needs: loan_month
-- notes: from the closing before the first comparable month to the closing of the last; not available across a missing month
-- notes zh: 从首个可比月份之前的期末余额到最后一个月的期末余额；中间缺少月份时不展示
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

component as (
    select
        unnest(range(1, 16)) as sequence,
        unnest([
            'opening', 'new', 'purchased_or_drawn', 'upgraded', 'cash',
            'collateral', 'written_off', 'partly_written_off', 'sold', 'swapped',
            'refinanced', 'moved', 'exchange', 'unexplained', 'closing'
        ]) as component
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
        sum(balance) as gross_amount,
        coalesce(sum(balance) filter (where risk_class is null), 0) as unevaluated_amount,
        coalesce(sum(balance) filter (where risk_class >= 3), 0) as npl_amount,
        coalesce(sum(loan_count) filter (where risk_class >= 3), 0) as npl_count
    from classed
    group by as_of_date
),

unevaluated_month as (
    select total.as_of_date
    from total
    asof left join tolerance on total.as_of_date >= tolerance.valid_from
    where total.unevaluated_amount > total.gross_amount * tolerance.max_unevaluated_share
),

reported as (
    select
        report_month.*,
        row_number() over (order by report_month.as_of_date) as month_no,
        unevaluated_month.as_of_date is null as is_evaluated
    from report_month
    left join unevaluated_month on report_month.as_of_date = unevaluated_month.as_of_date
    where
        ($from_date is null or report_month.as_of_date >= $from_date::date)
        and ($to_date is null or report_month.as_of_date <= $to_date::date)
),

-- A first month that cannot be compared is only where the period starts from; a later one breaks it.
period as (
    select
        min(as_of_date) filter (where is_comparable) as first_month,
        max(as_of_date) as last_month,
        bool_and(is_comparable or month_no = 1) and bool_and(is_evaluated) as is_whole,
        min_by(as_of_date_before, as_of_date) filter (where is_comparable) as opening_month
    from reported
),

moved as (
    select
        as_of_date,
        component,
        sum(amount) as amount,
        sum(loan_count) as loan_count
    from npl_bridge_month
    where
        basis = $basis
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    group by as_of_date, component
),

summed as (
    select
        moved.component,
        sum(moved.amount) as amount,
        sum(moved.loan_count) as loan_count
    from moved
    cross join period
    where moved.as_of_date between period.first_month and period.last_month
    group by moved.component
    union all
    select
        'opening' as component,
        total.npl_amount as amount,
        total.npl_count as loan_count
    from period
    inner join total on period.opening_month = total.as_of_date
    union all
    select
        'closing' as component,
        total.npl_amount as amount,
        total.npl_count as loan_count
    from period
    inner join total on period.last_month = total.as_of_date
),

judged as (
    select period.is_whole and unevaluated_month.as_of_date is null as is_shown
    from period
    left join unevaluated_month on period.opening_month = unevaluated_month.as_of_date
    where period.first_month is not null
)

select
    component.sequence,
    component.component,
    case when judged.is_shown then coalesce(summed.amount, 0)::decimal(28, 2) end as amount,
    case when judged.is_shown then coalesce(summed.loan_count, 0)::bigint end as loan_count
from judged
cross join component
left join summed on component.component = summed.component
order by component.sequence
