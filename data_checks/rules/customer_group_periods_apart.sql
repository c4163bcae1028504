-- title en: A customer is in one group at a time
-- title zh: 同一客户同一日至多属于一个集团
-- severity: critical
-- dimension: consistency
-- owner: limit_management
-- table: customer_group
-- key: group_id, customer_id, valid_from
-- needs: customer_group
-- reason en: A customer in two groups on one day is counted in both, and the largest groups no longer add up. End the
--   earlier membership where the later one starts, or join the groups.
-- reason zh: 同一天属于两个集团的客户会被重复计入，集团集中度随之失真。请将前一段成员关系截止于后一段生效日，或合并集团。
with followed as (
    select
        group_id,
        customer_id,
        valid_from,
        coalesce(valid_to, 'infinity'::date) as ends_on,
        lead(coalesce(valid_from, '-infinity'::date)) over (
            partition by customer_id
            order by coalesce(valid_from, '-infinity'::date), group_id
        ) as next_from
    from (
        select distinct
            customer_id,
            group_id,
            valid_from,
            valid_to
        from customer_group
    ) as member
)

select
    group_id,
    customer_id,
    valid_from
from followed
where next_from < ends_on
