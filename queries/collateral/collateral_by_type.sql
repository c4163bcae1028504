-- title: Collateral coverage by type of collateral
-- title zh: 分押品类型覆盖情况
-- grain: as_of_date, collateral_type
-- parameters: as_of_date date, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: collateral_book_month, collateral_month, report_month, standard_parameter
-- needs: loan_month, collateral_pledge, collateral_valuation
-- notes: a loan stands under its main type, the one with the largest recognised value; loan to value is over the loans that have a valuation; coverage is withheld where the value of too much of the balance is not known
-- notes zh: 每笔贷款计入认可价值最大的押品类型；抵质押率仅按有估值的贷款计算；价值未知余额占比超过上限时不展示覆盖率
with book as (
    select * exclude (branch_id, product_type, use_industry_code, use_region_code, valuation_state)
    from collateral_month
    where
        coalesce($branch, $product, $sector, $region) is not null
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
        and ($sector is null or list_contains($sector, use_industry_code))
        and ($region is null or list_contains($region, use_region_code))
    union all by name
    select * from collateral_book_month
    where coalesce($branch, $product, $sector, $region) is null
),

total as (
    select
        as_of_date,
        collateral_type,
        sum(loan_count)::bigint as loan_count,
        sum(balance)::decimal(28, 2) as balance,
        sum(secured_balance)::decimal(28, 2) as secured_balance,
        coalesce(sum(covered_amount), 0)::decimal(28, 2) as covered_amount,
        sum(unvalued_balance)::decimal(28, 2) as unvalued_balance,
        sum(collateral_value)::decimal(28, 2) as collateral_value,
        sum(secured_balance) filter (where ltv_band <> 'no valuation') as valued_balance,
        sum(valuation) as valuation
    from book
    where as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
    group by as_of_date, collateral_type
),

tolerance as (
    select
        valid_from,
        value as max_unvalued_share
    from standard_parameter
    where standard = 'bank' and name = 'max_unvalued_share'
),

judged as (
    select
        total.*,
        total.unvalued_balance <= total.balance * tolerance.max_unvalued_share as is_shown
    from total
    asof left join tolerance on total.as_of_date >= tolerance.valid_from
)

select
    as_of_date,
    collateral_type,
    loan_count,
    balance,
    secured_balance,
    covered_amount,
    unvalued_balance,
    collateral_value,
    case when is_shown then covered_amount::double / nullif(secured_balance, 0)::double end as coverage_secured,
    valued_balance::double / nullif(valuation, 0)::double as ltv
from judged
order by balance desc, collateral_type asc
