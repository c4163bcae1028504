-- title en: Periods of one collateral do not overlap
-- title zh: 同一押品的有效期不重叠
-- severity: critical
-- dimension: consistency
-- owner: collateral_management
-- table: collateral
-- key: collateral_id, valid_from
-- needs: collateral
-- reason en: Where two rows hold on one day, a month meets both and counts the money twice. End the earlier row
--   where the later one starts.
-- reason zh: 同一天有两条记录有效时，当月金额会被重复计算，请将前一条记录的失效日期改为后一条的生效日期。
with period as (
    select
        collateral_id,
        valid_from,
        max(coalesce(valid_to, 'infinity'::date)) as ends_on
    from collateral
    where valid_from is not null
    group by all
),

followed as (
    select
        *,
        lead(valid_from) over (partition by collateral_id order by valid_from) as next_from
    from period
)

select
    collateral_id,
    valid_from
from followed
where next_from < ends_on
