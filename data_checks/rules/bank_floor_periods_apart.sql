-- title en: Periods of one bank floor do not overlap
-- title zh: 同一监管底线的有效期不重叠
-- severity: critical
-- dimension: consistency
-- owner: limit_management
-- table: bank_floor
-- key: measure, valid_from
-- needs: bank_floor
-- reason en: Where two rows hold on one day, nobody can tell which one a month is measured by. End the earlier row
--   where the later one starts.
-- reason zh: 同一天有两条记录有效时，无法确定当月应以哪条为准，请将前一条记录的失效日期改为后一条的生效日期。
with period as (
    select
        measure,
        valid_from,
        max(coalesce(valid_to, 'infinity'::date)) as ends_on
    from bank_floor
    where valid_from is not null
    group by all
),

followed as (
    select
        *,
        lead(valid_from) over (partition by measure order by valid_from) as next_from
    from period
)

select
    measure,
    valid_from
from followed
where next_from < ends_on
