-- title en: Shares of one collateral sum to at most one on any day
-- title zh: 同一押品任一日的分配比例合计不超过1
-- severity: critical
-- dimension: consistency
-- owner: collateral_management
-- table: collateral_pledge
-- key: collateral_id, valid_from
-- needs: collateral_pledge
-- uses: book.collateral_pledge
-- reason en: The same value would cover two loans. A pledge whose share is not known is left out. The date is the
--   first day on which the sum is above one; rounding in the sixth decimal is allowed.
-- reason zh: 同一押品价值将重复覆盖多笔贷款；分配比例未知的抵质押关系不计入。所示日期为合计首次超过1之日，允许小数第六位的舍入误差。
with pledge as (
    select
        pledge.collateral_id,
        pledge.allocated_share,
        coalesce(pledge.valid_from, date '1900-01-01') as starts_on,
        least(coalesce(pledge.valid_to, 'infinity'::date), coalesce(pledge.released_on, 'infinity'::date)) as ends_on
    from book.collateral_pledge as pledge
    semi join collateral_pledge on pledge.collateral_id = collateral_pledge.collateral_id
    where pledge.allocated_share is not null
),

start_date as (
    select distinct
        collateral_id,
        starts_on
    from pledge
),

allotted as (
    select
        start_date.collateral_id,
        start_date.starts_on,
        sum(pledge.allocated_share) as total_share
    from start_date
    inner join pledge
        on
            start_date.collateral_id = pledge.collateral_id
            and start_date.starts_on >= pledge.starts_on
            and start_date.starts_on < pledge.ends_on
    group by all
)

select
    collateral_id,
    min(starts_on) as valid_from
from allotted
where total_share > 1.000001
group by collateral_id
