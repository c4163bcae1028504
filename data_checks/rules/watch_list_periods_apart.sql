-- title en: Periods of an entry of the watch list do not overlap
-- title zh: 同一客户的有效期不重叠
-- severity: critical
-- dimension: consistency
-- owner: post_loan
-- table: watch_list
-- key: customer_id, valid_from
-- needs: watch_list
-- reason en: Where two rows hold on one day, the case is counted twice. End the earlier row where the later one
--   starts.
-- reason zh: 同一天有两条记录有效时会重复统计，请将前一条记录的失效日期改为后一条的生效日期。
with period as (
    select
        customer_id,
        valid_from,
        max(coalesce(valid_to, 'infinity'::date)) as ends_on
    from watch_list
    where valid_from is not null
    group by all
),

followed as (
    select
        *,
        lead(valid_from) over (partition by customer_id order by valid_from) as next_from
    from period
)

select
    customer_id,
    valid_from
from followed
where next_from < ends_on
