-- title: NPL bridge, month by month
-- title zh: 不良贷款变动逐月分解
-- grain: as_of_date, sequence
-- parameters: from_date date, to_date date, basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month, npl_bridge_month, report_month, standard_parameter
-- needs: loan_month
-- notes: signed amounts: opening plus the others is closing; what has no record behind it is unexplained, which without records of cash flows is every change
-- notes zh: 金额带正负号：期初加各项变动等于期末；没有流水记录支持的变动列为“未解释”，未提供贷款流水时全部变动均列为未解释
with component as (
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
    from book_month
    where
        ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
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

month as (
    select
        report_month.as_of_date,
        report_month.as_of_date_before,
        unevaluated_month.as_of_date is null and unevaluated_before.as_of_date is null as is_evaluated
    from report_month
    left join unevaluated_month on report_month.as_of_date = unevaluated_month.as_of_date
    left join unevaluated_month as unevaluated_before
        on report_month.as_of_date_before = unevaluated_before.as_of_date
    where
        report_month.is_comparable
        and ($from_date is null or report_month.as_of_date >= $from_date::date)
        and ($to_date is null or report_month.as_of_date <= $to_date::date)
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
    union all
    select
        month.as_of_date,
        'opening' as component,
        total.npl_amount as amount,
        total.npl_count as loan_count
    from month
    inner join total on month.as_of_date_before = total.as_of_date
    union all
    select
        as_of_date,
        'closing' as component,
        npl_amount as amount,
        npl_count as loan_count
    from total
)

select
    month.as_of_date,
    component.sequence,
    component.component,
    case when month.is_evaluated then coalesce(moved.amount, 0)::decimal(28, 2) end as amount,
    case when month.is_evaluated then coalesce(moved.loan_count, 0)::bigint end as loan_count
from month
cross join component
left join moved on month.as_of_date = moved.as_of_date and component.component = moved.component
order by month.as_of_date, component.sequence
