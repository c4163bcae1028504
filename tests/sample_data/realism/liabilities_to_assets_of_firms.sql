-- grain: as_of_date; over the latest statement that could be held: four months after the period
with month as (
    select distinct as_of_date from active_loan
),

latest as (
    select
        month.as_of_date,
        max_by(customer_financial.liabilities / customer_financial.assets, customer_financial.period_end) as ratio
    from month
    inner join customer_financial
        on
            customer_financial.period_end <= month.as_of_date - interval 4 month
            and customer_financial.period_end > month.as_of_date - interval 16 month
    group by month.as_of_date, customer_financial.customer_id
)

select
    as_of_date,
    median(ratio) as value
from latest
group by as_of_date
