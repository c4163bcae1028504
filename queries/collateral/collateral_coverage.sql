-- title: Collateral coverage, month by month
-- title zh: 押品覆盖率逐月走势
-- grain: as_of_date
-- parameters: branch varchar[], product varchar[], sector varchar[], region varchar[]
-- sources: book_month
-- needs: loan_month, collateral_pledge, collateral_valuation
-- notes: covered is the value after haircut, senior claims and share, at most the balance; guarantees are not collateral
with total as (
    select
        as_of_date,
        sum(balance)::decimal(28, 2) as balance,
        sum(secured_balance)::decimal(28, 2) as secured_balance,
        sum(covered_amount)::decimal(28, 2) as covered_amount
    from book_month
    where
        ($branch is null or branch_id = any($branch))
        and ($product is null or product_type = any($product))
        and ($sector is null or use_industry_code = any($sector))
        and ($region is null or use_region_code = any($region))
    group by as_of_date
)

select
    as_of_date,
    balance,
    secured_balance,
    balance - secured_balance as unsecured_balance,
    covered_amount,
    balance - covered_amount as uncovered_amount,
    covered_amount::double / nullif(balance, 0)::double as coverage,
    covered_amount::double / nullif(secured_balance, 0)::double as coverage_secured
from total
order by as_of_date
