-- grain: region_code, as_of_date; prices of property, straight lines between the turning points of macro.toml
with month as (
    select
        price_point.before_end,
        unnest(range(
            getvariable('months') - 1 + price_point.before_end,
            greatest(
                getvariable('months') + price_point.before_end,
                getvariable('months') - 1 + coalesce(lead(price_point.before_end) over points, 0)
            )
        )) as month,
        price_point.level,
        price_point.shocked_level,
        coalesce(lead(price_point.level) over points, price_point.level) as next_level,
        coalesce(lead(price_point.shocked_level) over points, price_point.shocked_level) as next_shocked_level,
        coalesce(lead(price_point.before_end) over points - price_point.before_end, 1) as span
    from price_point
    window points as (order by price_point.before_end)
),

shocked as (
    select distinct office.region_code
    from office
    inner join phase on office.branch_id = phase.branch_id
)

select
    office.region_code,
    as_of(month.month) as as_of_date,
    if(
        shocked.region_code is null,
        month.level + (month.next_level - month.level) * (month.month - getvariable('months') + 1 - month.before_end)
        / month.span,
        month.shocked_level + (month.next_shocked_level - month.shocked_level)
        * (month.month - getvariable('months') + 1 - month.before_end) / month.span
    ) as level
from (select distinct office.region_code from office) as office
cross join month
left join shocked on office.region_code = shocked.region_code
