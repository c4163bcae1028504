select
    exposure.as_of_date,
    sum(exposure.amount) / sum(facility.limit_amount) as value
from exposure
inner join facility
    on
        exposure.customer_id = facility.customer_id
        and facility.kind = 'loan_line'
        and exposure.as_of_date >= facility.valid_from
        and (facility.valid_to is null or exposure.as_of_date < facility.valid_to)
where exposure.kind = 'loan'
group by exposure.as_of_date
