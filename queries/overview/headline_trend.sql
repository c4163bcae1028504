-- title: Headline measures, month by month
-- title zh: 核心指标逐月走势
-- grain: as_of_date
-- parameters: basis varchar, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month, book_total_month, capital, customer_concentration_month, report_month, standard_bucket, standard_parameter, valuation_month
-- needs: loan_month
-- notes: exposures to single customers are those of the whole book: not available within a branch, product, sector or region
-- notes zh: 单一客户集中度为全行口径，按机构、业务品种、行业或地区筛选时不适用
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
        book.*,
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

total as (
    select
        as_of_date,
        sum(loan_count)::bigint as loan_count,
        sum(balance)::decimal(28, 2) as gross_amount,
        coalesce(sum(balance) filter (where risk_class >= 3), 0)::decimal(28, 2) as npl_amount,
        coalesce(sum(balance) filter (where risk_class = 2), 0)::decimal(28, 2) as special_mention_amount,
        coalesce(sum(balance) filter (where risk_class is null), 0)::decimal(28, 2) as unevaluated_amount,
        coalesce(sum(balance) filter (where from_days > 0), 0)::decimal(28, 2) as overdue_balance,
        coalesce(sum(balance) filter (where from_days > 90), 0)::decimal(28, 2) as over_90_amount,
        coalesce(sum(balance) filter (where from_days is null), 0) as unaged_amount,
        sum(loss_allowance)::decimal(28, 2) as loss_allowance,
        sum(secured_balance)::decimal(28, 2) as secured_balance,
        coalesce(sum(covered_amount), 0)::decimal(28, 2) as covered_amount,
        sum(unvalued_balance)::decimal(28, 2) as unvalued_balance,
        count(risk_class) > 0 as is_classed,
        count(from_days) > 0 as is_aged
    from classed
    group by as_of_date
),

capital_then as (
    select
        report_month.as_of_date,
        max_by(capital.net_capital, capital.valid_from) as net_capital
    from report_month
    inner join capital
        on
            report_month.as_of_date >= capital.valid_from
            and report_month.as_of_date < coalesce(capital.valid_to, 'infinity'::date)
    group by report_month.as_of_date
),

-- A page that looks at a part of the book must not read the whole book's largest customer as the part's.
largest as (
    select
        customers.as_of_date,
        customers.top_1 as largest_customer_amount,
        customers.top_10 as ten_largest_amount,
        capital_then.net_capital
    from customer_concentration_month as customers
    left join capital_then on customers.as_of_date = capital_then.as_of_date
    where customers.kind = 'customer' and coalesce($branch, $product, $sector, $region) is null
),

value_tolerance as (
    select
        valid_from,
        value as max_unvalued_share
    from standard_parameter
    where standard = 'bank' and name = 'max_unvalued_share'
),

collateral as (
    select count(*) > 0 as is_supplied from valuation_month
),

judged as (
    select
        total.*,
        largest.largest_customer_amount,
        largest.ten_largest_amount,
        largest.net_capital,
        collateral.is_supplied,
        total.unevaluated_amount <= total.gross_amount * tolerance.max_unevaluated_share as is_class_shown,
        total.unaged_amount <= total.gross_amount * tolerance.max_unevaluated_share as is_age_shown,
        collateral.is_supplied
        and total.unvalued_balance <= total.gross_amount * value_tolerance.max_unvalued_share as is_coverage_shown
    from total
    cross join collateral
    asof left join tolerance on total.as_of_date >= tolerance.valid_from
    asof left join value_tolerance on total.as_of_date >= value_tolerance.valid_from
    left join largest on total.as_of_date = largest.as_of_date
)

select
    as_of_date,
    loan_count,
    gross_amount,
    unevaluated_amount,
    case when is_classed then npl_amount end as npl_amount,
    case when is_class_shown then npl_amount::double / nullif(gross_amount, 0)::double end as npl_ratio,
    case when is_classed then special_mention_amount end as special_mention_amount,
    case when is_class_shown then special_mention_amount::double / nullif(gross_amount, 0)::double end
        as special_mention_ratio,
    case when is_aged then overdue_balance end as overdue_balance,
    case when is_age_shown then overdue_balance::double / nullif(gross_amount, 0)::double end as overdue_ratio,
    case when is_aged then over_90_amount end as over_90_amount,
    case when is_class_shown and is_age_shown then over_90_amount::double / nullif(npl_amount, 0)::double end
        as over_90_to_npl,
    loss_allowance,
    case when is_class_shown then loss_allowance::double / nullif(npl_amount, 0)::double end as provision_coverage,
    loss_allowance::double / nullif(gross_amount, 0)::double as loan_provision_ratio,
    largest_customer_amount,
    largest_customer_amount::double / nullif(gross_amount, 0)::double as largest_customer_share,
    net_capital,
    largest_customer_amount::double / nullif(net_capital, 0)::double as largest_customer_to_net_capital,
    ten_largest_amount,
    ten_largest_amount::double / nullif(gross_amount, 0)::double as ten_largest_share,
    case when is_supplied then secured_balance end as secured_balance,
    case when is_supplied then covered_amount end as covered_amount,
    case when is_supplied then unvalued_balance end as unvalued_balance,
    case when is_coverage_shown then covered_amount::double / nullif(gross_amount, 0)::double end
        as collateral_coverage
from judged
order by as_of_date
