-- grain: as_of_date
with debtor as (
    select
        as_of_date,
        customer_id,
        sum(yuan) as yuan
    from active_loan
    group by all
)

select
    debtor.as_of_date,
    max(debtor.yuan) / any_value(capital.net_capital) as value
from debtor
asof inner join capital on debtor.as_of_date >= capital.valid_from
group by debtor.as_of_date
