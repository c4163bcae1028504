-- grain: as_of_date
select
    as_of_date,
    sum(yuan) filter (where days_past_due > 90) / sum(yuan) filter (where risk_class_reported >= 3) as value
from active_loan
group by as_of_date
