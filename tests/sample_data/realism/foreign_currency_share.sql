-- grain: as_of_date
select
    as_of_date,
    sum(yuan) filter (where currency <> 'CNY') / sum(yuan) as value
from active_loan
group by as_of_date
