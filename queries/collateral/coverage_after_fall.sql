-- title: Coverage after a fall of prices
-- title zh: 押品价格下跌后的覆盖情况
-- grain: as_of_date, fall
-- parameters: as_of_date date, branch varchar[], product varchar[]
-- sources: cover_month, report_month, standard_parameter
-- needs: loan_month, collateral_pledge, collateral_valuation
-- notes: every valuation falls alike, before haircut and senior claims; below counts loans covered in full now and no longer then
-- notes zh: 全部押品估值同比例下跌，先于折扣和优先受偿权扣减；低于足额指目前足额覆盖、下跌后不足额的贷款
with total as (
    select
        as_of_date,
        sum(secured_balance) as secured_balance,
        sum(unvalued_balance) as unvalued_balance,
        coalesce(sum(covered_amount), 0) as covered_0,
        coalesce(sum(covered_down_10), 0) as covered_10,
        coalesce(sum(covered_down_20), 0) as covered_20,
        coalesce(sum(covered_down_30), 0) as covered_30,
        sum(below_10_count) as below_10,
        sum(below_20_count) as below_20,
        sum(below_30_count) as below_30,
        sum(below_10_balance) as balance_10,
        sum(below_20_balance) as balance_20,
        sum(below_30_balance) as balance_30
    from cover_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
    group by as_of_date
),

tolerance as (
    select
        valid_from,
        value as max_unvalued_share
    from standard_parameter
    where standard = 'bank' and name = 'max_unvalued_share'
),

fallen as (
    select
        total.as_of_date,
        total.secured_balance,
        total.covered_0,
        total.unvalued_balance <= total.secured_balance * tolerance.max_unvalued_share as is_shown,
        unnest([0, 10, 20, 30]) as fall,
        unnest([covered_0, covered_10, covered_20, covered_30])::decimal(28, 2) as covered_amount,
        unnest([0, below_10, below_20, below_30])::bigint as loan_count,
        unnest([0, balance_10, balance_20, balance_30])::decimal(28, 2) as below_balance
    from total
    asof left join tolerance on total.as_of_date >= tolerance.valid_from
)

select
    as_of_date,
    fall::integer as fall,
    covered_amount,
    (covered_0 - covered_amount)::decimal(28, 2) as lost_amount,
    secured_balance::decimal(28, 2) as secured_balance,
    case when is_shown then covered_amount::double / nullif(secured_balance, 0)::double end as coverage_secured,
    loan_count,
    below_balance
from fallen
order by fall
