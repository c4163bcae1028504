-- grain: industry_code
select
    *,
    coalesce(sum(weight) over (order by industry_code rows between unbounded preceding and 1 preceding), 0)
    / sum(weight) over () as low
from sector
