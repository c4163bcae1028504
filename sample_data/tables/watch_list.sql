-- grain: customer_id, valid_from; firms while two and more instalments are missed
with late as (
    select distinct
        shown.customer_id,
        position.month
    from position
    inner join shown on position.loan_no = shown.loan_no
    where
        shown.shares_fate
        and position.behind >= 2
        and position.outcome is null
),

-- Months in a row differ from their number in the row by the same amount.
numbered as (
    select
        customer_id,
        month,
        month - row_number() over (partition by customer_id order by month) as run
    from late
)

select
    customer_id,
    if(max(month) - min(month) >= 3, '连续欠息，授信敞口压降中', '出现欠息，列入重点关注') as reason,
    as_of(min(month)) as valid_from,
    if(max(month) < getvariable('months') - 1, as_of(max(month) + 1), null) as valid_to
from numbered
group by customer_id, run
order by customer_id, valid_from
