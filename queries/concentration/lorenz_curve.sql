-- title: Lorenz curve: how unequally the loans are spread
-- title zh: 洛伦兹曲线：贷款分布的不均衡程度
-- grain: cut, step
-- parameters: as_of_date date
-- sources: customer_lorenz_month, cut_month, report_month
-- needs: loan_month
-- notes: over the part whose code is known, from the smallest to the largest; customers in twenty steps, other cuts value by value
-- notes zh: 按已知部分由小到大累计；客户分二十级，其他维度逐项列示
with month as (
    select coalesce($as_of_date::date, (select max(as_of_date) from report_month)) as as_of_date
),

corner as (
    select unnest(['branch', 'customer', 'product', 'region', 'sector']) as cut
),

summed as (
    select
        cut_month.cut,
        cut_month.code,
        cut_month.balance as amount
    from cut_month
    inner join month on cut_month.as_of_date = month.as_of_date
    where cut_month.code <> 'unknown'
),

stepped as (
    select
        cut,
        row_number() over (partition by cut order by amount asc, code asc)::integer as step,
        1 as n,
        amount
    from summed
    where amount > 0
    union all
    select
        customer_lorenz_month.kind as cut,
        customer_lorenz_month.step,
        customer_lorenz_month.n,
        customer_lorenz_month.amount
    from customer_lorenz_month
    inner join month on customer_lorenz_month.as_of_date = month.as_of_date
    union all
    select
        cut,
        0 as step,
        0 as n,
        0 as amount
    from corner
),

added as (
    select
        cut,
        step,
        sum(n) over upward as n,
        sum(amount) over upward as amount,
        sum(n) over (partition by cut) as all_n,
        sum(amount) over (partition by cut) as all_amount
    from stepped
    window upward as (partition by cut order by step)
)

select
    month.as_of_date,
    added.cut,
    added.step,
    added.n::double / nullif(added.all_n, 0)::double as share_of_number,
    added.amount::double / nullif(added.all_amount, 0)::double as share_of_amount
from added
cross join month
where added.all_amount > 0
order by added.cut, added.step
