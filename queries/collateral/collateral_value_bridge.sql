-- title: From the valuation to what is covered
-- title zh: 由评估价值到覆盖金额
-- grain: as_of_date, sequence
-- parameters: as_of_date date, branch varchar[], product varchar[]
-- sources: cover_month, report_month
-- needs: loan_month, collateral_pledge, collateral_valuation
-- notes: each step is what it takes off the valuation, in this order; collateral of unknown value is in none of the steps
-- notes zh: 按顺序逐项扣减评估价值；价值未知的押品不计入各项
with total as (
    select
        as_of_date,
        coalesce(sum(valuation), 0) as valuation,
        -coalesce(sum(unregistered_amount), 0) as unregistered,
        -coalesce(sum(haircut_amount), 0) as haircut,
        -coalesce(sum(senior_amount), 0) as senior,
        -coalesce(sum(excess_amount), 0) as excess,
        coalesce(sum(covered_amount), 0) as covered
    from cover_month
    where
        as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and ($branch is null or list_contains($branch, branch_id))
        and ($product is null or list_contains($product, product_type))
    group by as_of_date
)

select
    as_of_date,
    unnest(range(1, 7)) as sequence,
    unnest(['valuation', 'unregistered', 'haircut', 'senior', 'excess', 'covered']) as component,
    unnest([valuation, unregistered, haircut, senior, excess, covered])::decimal(28, 2) as amount
from total
order by sequence
