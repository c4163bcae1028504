-- grain: branch_id; a head office and the branches that lend
select
    '0000' as branch_id,
    '总行' as name,
    null as parent_branch_id,
    '430104' as region_code,
    date '2010-01-01' as valid_from,
    null::date as valid_to
union all
select
    branch_id,
    name,
    '0000',
    region_code,
    date '2010-01-01',
    null
from office
order by branch_id
