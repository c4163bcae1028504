-- grain: as_of_date
select
    as_of_date,
    sum(yuan) filter (where product_type = 'small_business_loan' and risk_class_reported >= 3) / sum(yuan) filter (where product_type = 'small_business_loan') as value
from active_loan
group by as_of_date
