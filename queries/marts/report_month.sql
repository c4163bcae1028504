-- title: Report months, each with the month it is compared with and the December it opened from
-- title zh: 报告月份及其对比月份和年初基期
-- grain: as_of_date
-- parameters: months date[]
-- sources: book.loan_month
-- stored: memory
-- period: as_of_date
-- notes: not comparable where the month before is missing; no opening where the year before did not report in December
with month as (
    select distinct as_of_date from book.loan_month
),

neighbour as (
    select
        as_of_date,
        lag(as_of_date) over (order by as_of_date) as as_of_date_before
    from month
),

opening as (
    select
        later.as_of_date,
        max(earlier.as_of_date) as opening_as_of
    from month as later
    inner join month as earlier on year(later.as_of_date) - 1 = year(earlier.as_of_date)
    group by later.as_of_date
    having month(max(earlier.as_of_date)) = 12
)

select
    neighbour.as_of_date,
    neighbour.as_of_date_before,
    coalesce(
        date_trunc('month', neighbour.as_of_date_before)
        = date_trunc('month', neighbour.as_of_date) - interval 1 month,
        false
    ) as is_comparable,
    opening.opening_as_of
from neighbour
left join opening on neighbour.as_of_date = opening.as_of_date
where neighbour.as_of_date = any($months)
