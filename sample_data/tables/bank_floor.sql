-- grain: measure
select
    measure,
    floor::decimal(18, 8) as floor,
    source,
    date '2018-03-01' as valid_from,
    null::date as valid_to
from floor
order by measure
