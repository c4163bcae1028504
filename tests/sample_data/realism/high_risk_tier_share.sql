-- grain: as_of_date
with borrower as (
    select distinct
        active_loan.as_of_date,
        customer.customer_id,
        customer.risk_tier
    from active_loan
    inner join customer
        on
            active_loan.customer_id = customer.customer_id
            and active_loan.as_of_date >= customer.valid_from
            and active_loan.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
)

select
    as_of_date,
    count(*) filter (where risk_tier = 'high') / count(*) as value
from borrower
group by as_of_date
