-- grain: as_of_date
select
    as_of_date,
    sum(yuan) filter (where product_type = 'corporate_loan') / sum(yuan) as value
from active_loan
group by as_of_date
