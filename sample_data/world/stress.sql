-- grain: month, branch_id, stress_sector, product_type; how often loans fall behind and come back in that month
with line as (
    select
        industry_code,
        strain
    from sector
    union all
    select
        'personal',
        1
),

place as (
    select
        office.branch_id,
        line.industry_code as stress_sector,
        arrears.product_type,
        arrears.falls * office.strain * line.strain as falls
    from office
    cross join line
    cross join arrears
),

month as (
    select unnest(range(-bank.burn_in::integer, getvariable('months'))) as month
    from bank
)

select
    month.month,
    place.branch_id,
    place.stress_sector,
    place.product_type,
    round(any_value(place.falls) * coalesce(product(phase.falls), 1), 9) as falls,
    round(coalesce(product(phase.cures), 1), 9) as cures
from month
cross join place
left join phase
    on
        month.month - (getvariable('months') - 1) between phase.starts and phase.ends
        and phase.branch_id in ('all', place.branch_id)
        and phase.industry_code in ('all', place.stress_sector)
        and phase.product_type in ('all', place.product_type)
group by all
