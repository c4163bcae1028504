-- grain: as_of_date
select
    as_of_date,
    sum(yuan) filter (where product_type = 'credit_card' and risk_class_reported >= 3) / sum(yuan) filter (where product_type = 'credit_card') as value
from active_loan
group by as_of_date
