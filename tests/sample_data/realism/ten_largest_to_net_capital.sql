-- grain: as_of_date
with debtor as (
    select
        as_of_date,
        customer_id,
        sum(yuan) as yuan
    from active_loan
    group by as_of_date, customer_id
    qualify row_number() over (partition by as_of_date order by sum(yuan) desc) <= 10
)

select
    debtor.as_of_date,
    sum(debtor.yuan) / any_value(capital.net_capital) as value
from debtor
asof inner join capital on debtor.as_of_date >= capital.valid_from
group by debtor.as_of_date
