-- title: Report months, each with the month it is compared with
-- title zh: 报告月份及其对比月份
-- grain: as_of_date
-- parameters: months date[]
-- sources: book.loan_month
-- stored: memory
-- period: as_of_date
-- notes: not comparable where the month before is missing: then there are no transitions and no bridge
with month as (
    select distinct as_of_date from book.loan_month
),

neighbour as (
    select
        as_of_date,
        lag(as_of_date) over (order by as_of_date) as as_of_date_before
    from month
)

select
    as_of_date,
    as_of_date_before,
    coalesce(
        date_trunc('month', as_of_date_before) = date_trunc('month', as_of_date) - interval 1 month, false
    ) as is_comparable
from neighbour
where as_of_date = any($months)
