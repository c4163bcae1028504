-- grain: as_of_date
select
    as_of_date,
    sum(yuan) filter (where days_past_due > 0) / sum(yuan) as value
from active_loan
group by as_of_date
