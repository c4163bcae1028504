-- grain: as_of_date
with firm as (
    select distinct
        active_loan.as_of_date,
        customer.customer_id,
        customer.rated_on
    from active_loan
    inner join customer
        on
            active_loan.customer_id = customer.customer_id
            and active_loan.as_of_date >= customer.valid_from
            and active_loan.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    where customer.customer_type in ('corporate', 'small_business')
)

select
    as_of_date,
    count(*) filter (where as_of_date - rated_on <= 366) / count(*) as value
from firm
group by as_of_date
