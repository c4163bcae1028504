-- title: Collateral coverage by type of collateral
-- title zh: 分押品类型覆盖情况
-- grain: as_of_date, collateral_type
-- parameters: as_of_date date, branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: collateral_month, report_month
-- needs: loan_month, collateral_pledge, collateral_valuation
-- notes: a loan stands under its main type, the one with the largest recognised value; ltv is over the loans that have a valuation
with total as (
    select
        as_of_date,
        collateral_type,
        sum(loan_count)::bigint as loan_count,
        sum(balance)::decimal(28, 2) as balance,
        sum(secured_balance)::decimal(28, 2) as secured_balance,
        sum(covered_amount)::decimal(28, 2) as covered_amount,
        sum(collateral_value)::decimal(28, 2) as collateral_value,
        sum(secured_balance) filter (where ltv_band <> 'no valuation') as valued_balance,
        sum(valuation) as valuation
    from collateral_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and ($branch is null or branch_id = any($branch))
        and ($product is null or product_type = any($product))
        and ($sector is null or use_industry_code = any($sector))
        and ($region is null or use_region_code = any($region))
    group by as_of_date, collateral_type
)

select
    as_of_date,
    collateral_type,
    loan_count,
    balance,
    secured_balance,
    covered_amount,
    collateral_value,
    covered_amount::double / nullif(secured_balance, 0)::double as coverage_secured,
    valued_balance::double / nullif(valuation, 0)::double as ltv
from total
order by balance desc, collateral_type asc
