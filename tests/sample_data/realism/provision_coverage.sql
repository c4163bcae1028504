-- grain: as_of_date
select
    as_of_date,
    sum(allowance) / sum(yuan) filter (where risk_class_reported >= 3) as value
from active_loan
group by as_of_date
