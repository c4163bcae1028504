-- grain: as_of_date, indicator, region_code, industry_code; what macro.toml lets happen, as statistics would tell it
with month as (
    select
        as_of(shown_month.month) as as_of_date,
        shown_month.month,
        shown_month.month - getvariable('months') + 1 as before_end
    from range(getvariable('months')) as shown_month (month)
),

place as (
    select distinct region_code from office
),

-- a phase comes and goes over a quarter
stressed as (
    select
        month.month,
        phase.name as phase,
        office.region_code,
        max(greatest(0, least(
            1,
            (month.before_end - phase.starts + 1) / 3.0,
            (phase.ends - month.before_end + 3) / 3.0
        ))) as strength
    from month
    cross join phase
    inner join office on phase.branch_id = office.branch_id
    group by month.month, phase.name, office.region_code
),

told as (
    select
        month.as_of_date,
        indicator.name,
        place.region_code,
        indicator.value
        + indicator.swing * (
            sin((month(month.as_of_date) - 1) / 12.0 * 2 * pi())
            + draw(indicator.name, place.region_code, month.month) - 0.5
        )
        + indicator.stressed * coalesce(stressed.strength, 0) as value
    from month
    cross join indicator
    cross join place
    left join stressed
        on
            month.month = stressed.month
            and indicator.phase = stressed.phase
            and place.region_code = stressed.region_code
),

-- the average of the districts stands for the country
national as (
    select
        as_of_date,
        name,
        sum(round(value * 100000000)::bigint) / 100000000 / count(*) as value
    from told
    group by as_of_date, name
)

select
    month.as_of_date,
    'property_price_index' as indicator,
    price_level.region_code,
    'K' as industry_code,
    round(100 * price_level.level, 2)::decimal(28, 8) as value
from month
inner join price_level on month.as_of_date = price_level.as_of_date
union all
select
    as_of_date,
    name,
    region_code,
    'all',
    round(value, 4)::decimal(28, 8)
from told
union all
select
    as_of_date,
    name,
    'all',
    'all',
    round(value, 4)::decimal(28, 8)
from national
order by as_of_date, indicator, region_code
