-- title en: Periods of one customer do not overlap
-- title zh: 同一客户的有效期不重叠
-- severity: critical
-- dimension: consistency
-- owner: customer_data
-- table: customer
-- key: customer_id, valid_from
-- needs: customer
-- reason en: Where two rows hold on one day, a month meets both and counts the money twice. End the earlier row
--   where the later one starts.
-- reason zh: 同一天有两条记录有效时，当月金额会被重复计算，请将前一条记录的失效日期改为后一条的生效日期。
with period as (
    select
        customer_id,
        valid_from,
        max(coalesce(valid_to, 'infinity'::date)) as ends_on
    from customer
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
