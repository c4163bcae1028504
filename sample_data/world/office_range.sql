-- grain: branch_id; low: where the branch begins on a scale from 0 to 1 that is divided by weight
select
    *,
    coalesce(sum(weight) over (order by branch_id rows between unbounded preceding and 1 preceding), 0)
    / sum(weight) over () as low
from office
