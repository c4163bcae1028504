-- grain: as_of_date
select
    as_of_date,
    sum(yuan) filter (where product_type = 'mortgage' and risk_class_reported >= 3) / sum(yuan) filter (where product_type = 'mortgage') as value
from active_loan
group by as_of_date
