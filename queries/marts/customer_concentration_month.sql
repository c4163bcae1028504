-- title: How concentrated the book is on customers and on groups at each as-of date
-- title zh: 客户及集团集中度月度指标
-- grain: as_of_date, kind
-- parameters: months date[]
-- sources: customer_month
-- stored: memory
-- period: as_of_date
-- notes: in kind group a customer of no group stands alone; who owes nothing is not counted
with measured as (
    select
        as_of_date,
        kind,
        count(*) as n,
        sum(amount)::decimal(28, 2) as total,
        sum(amount * amount)::decimal(38, 4) as sum_of_squares,
        max(amount, 10) as largest
    from customer_month
    where as_of_date = any($months) and amount > 0
    group by all
)

select
    as_of_date,
    kind,
    n,
    total,
    sum_of_squares,
    largest[1]::decimal(28, 2) as top_1,
    list_sum(largest[1:5])::decimal(28, 2) as top_5,
    list_sum(largest)::decimal(28, 2) as top_10
from measured
