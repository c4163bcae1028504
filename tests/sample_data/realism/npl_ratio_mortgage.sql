-- grain: as_of_date
select
    as_of_date,
    sum(yuan) filter (where risk_class_reported >= 3) / sum(yuan) as value
from active_loan
where product_type = 'mortgage'
group by as_of_date
