-- grain: as_of_date
select
    as_of_date,
    sum(yuan) filter (where use_industry_code = 'C') / sum(yuan) as value
from active_loan
group by as_of_date
