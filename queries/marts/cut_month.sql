-- title: The balance at each as-of date by one cut at a time
-- title zh: 贷款余额月度汇总（按单一维度）
-- grain: as_of_date, cut, code
-- parameters: months date[]
-- sources: book_month
-- stored: memory
-- period: as_of_date
with cut_up as (
    select
        as_of_date,
        balance,
        unnest(['branch', 'product', 'sector', 'region']) as cut,
        unnest([branch_id, product_type, use_industry_code, use_region_code]) as code
    from book_month
    where as_of_date = any($months)
)

select
    as_of_date,
    cut,
    code,
    sum(balance)::decimal(28, 2) as balance
from cut_up
group by all
