-- title: How unequal customers are at each as-of date, in twenty steps from the smallest
-- title zh: 客户贷款分布（由小到大分二十级）
-- grain: as_of_date, kind, step
-- parameters: months date[]
-- sources: customer_month, customer_concentration_month
-- stored: memory
-- period: as_of_date
-- notes: who owes nothing is not counted; weighted_amount is the sum of amount × place, the smallest first; groups are left out, for ranking every customer twice would cost more than all other marts of customers
with placed as (
    select
        as_of_date,
        kind,
        amount,
        row_number() over (partition by as_of_date order by amount) as place
    from customer_month
    where as_of_date = any($months) and kind = 'customer' and amount > 0
)

select
    placed.as_of_date,
    placed.kind,
    ((placed.place * 20 + counted.n - 1) // counted.n)::integer as step,
    count(*) as n,
    sum(placed.amount)::decimal(28, 2) as amount,
    sum(placed.amount::decimal(38, 2) * placed.place)::decimal(38, 2) as weighted_amount
from placed
inner join customer_concentration_month as counted
    on placed.as_of_date = counted.as_of_date and placed.kind = counted.kind
group by all
