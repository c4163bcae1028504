-- grain: as_of_date
select
    as_of_date,
    sum(allowance) / sum(yuan) as value
from active_loan
group by as_of_date
