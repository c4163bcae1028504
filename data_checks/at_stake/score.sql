-- Row checks made and failed: one rule applied to one row is a row check. Only rules that find data faults count, and
-- only those that could be judged. A key that fails where no row is (a row is missing) is a check of its own.
with counted as (
    select
        judged_rule.rule,
        judged_rule.table_name,
        judged_rule.dimension,
        row_place.branch_id,
        row_place.source_system,
        row_place.row_count,
        0 as failed_count,
        0 as waived_count
    from judged_rule
    inner join row_place on judged_rule.table_name = row_place.table_name
    union all
    select
        judged_rule.rule,
        judged_rule.table_name,
        judged_rule.dimension,
        coalesce(failing_subject.branch_id, 'unknown') as branch_id,
        coalesce(failing_subject.source_system, 'unknown') as source_system,
        0 as row_count,
        1 as failed_count,
        failing_subject.is_waived::integer as waived_count
    from judged_rule
    inner join failing_subject on judged_rule.rule = failing_subject.rule
),

cell as (
    select
        table_name,
        dimension,
        branch_id,
        source_system,
        greatest(sum(row_count), sum(failed_count)) as check_count,
        sum(failed_count) as failed_count,
        sum(waived_count) as waived_count
    from counted
    group by rule, table_name, dimension, branch_id, source_system
),

cut as (
    select
        cell.*,
        unnest([
            { 'kind': 'all', 'entry': 'all' },
            { 'kind': 'dimension', 'entry': cell.dimension },
            { 'kind': 'table_name', 'entry': cell.table_name },
            { 'kind': 'branch', 'entry': cell.branch_id },
            { 'kind': 'source_system', 'entry': cell.source_system }
        ]) as part
    from cell
)

select
    part.kind as cut,
    part.entry as code,
    sum(check_count)::bigint as check_count,
    sum(failed_count)::bigint as failed_count,
    sum(waived_count)::bigint as waived_count
from cut
group by all
