-- title: How unequal customers and groups are at each as-of date, in twenty steps from the smallest
-- title zh: 客户及集团贷款分布（由小到大分二十级）
-- grain: as_of_date, kind, step
-- parameters: months date[]
-- sources: customer_month
-- stored: memory
-- period: as_of_date
-- notes: in kind group a customer of no group stands alone; who owes nothing is not counted; weighted_amount is the sum of amount × place, the smallest first
with placed as (
    select
        as_of_date,
        kind,
        amount,
        row_number() over (partition by as_of_date, kind order by amount) as place,
        count(*) over (partition by as_of_date, kind) as n
    from customer_month
    where as_of_date = any($months) and amount > 0
)

select
    as_of_date,
    kind,
    ((place * 20 + n - 1) // n)::integer as step,
    count(*) as n,
    sum(amount)::decimal(28, 2) as amount,
    sum(amount::decimal(38, 2) * place)::decimal(38, 2) as weighted_amount
from placed
group by all
