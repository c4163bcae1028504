-- grain: branch_id; the head office, the branches, and the sub-branches under the branch of the capital
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
    opened_on,
    null
from branch_above
union all
select
    office.branch_id,
    office.name,
    coalesce(branch_above.branch_id, '0000'),
    office.region_code,
    coalesce(branch_above.opened_on, date '2010-01-01'),
    null
from office
left join branch_above on office.branch_id between branch_above.first_below and branch_above.last_below
order by branch_id
