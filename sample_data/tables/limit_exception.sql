-- grain: measure, key, until; approved breaches; that of a customer above a tenth of net capital ended with the excess
-- still there
with above as (
    select distinct exposure.customer_id
    from file.exposure as exposure
    inner join file.capital as capital
        on
            exposure.as_of_date >= capital.valid_from
            and (capital.valid_to is null or exposure.as_of_date < capital.valid_to)
    where
        exposure.kind = 'loan'
        and exposure.as_of_date = as_of(getvariable('months') - 1)
        and exposure.amount > 0.1 * capital.net_capital
)

select
    measure,
    key,
    approved_by,
    as_of(getvariable('months') - 1 + months) as until
from approved
union all
select
    'largest_customer_to_net_capital',
    customer_id,
    '董事会风险管理委员会',
    as_of(getvariable('months') - 4)
from above
order by measure, key, until
