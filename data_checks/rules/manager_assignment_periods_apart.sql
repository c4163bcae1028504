-- title en: Periods of an assignment do not overlap
-- title zh: 同一客户经理与借据的有效期不重叠
-- severity: critical
-- dimension: consistency
-- owner: organisation
-- table: manager_assignment
-- key: manager_id, loan_id, valid_from
-- needs: manager_assignment
-- reason en: Where two rows hold on one day, the case is counted twice. End the earlier row where the later one
--   starts.
-- reason zh: 同一天有两条记录有效时会重复统计，请将前一条记录的失效日期改为后一条的生效日期。
with period as (
    select
        manager_id,
        loan_id,
        valid_from,
        max(coalesce(valid_to, 'infinity'::date)) as ends_on
    from manager_assignment
    where valid_from is not null
    group by all
),

followed as (
    select
        *,
        lead(valid_from) over (partition by manager_id, loan_id order by valid_from) as next_from
    from period
)

select
    manager_id,
    loan_id,
    valid_from
from followed
where next_from < ends_on
