-- grain: as_of_date, currency
select
    as_of(month.month) as as_of_date,
    'USD' as currency,
    round(
        bank.usd_rate + 0.06 * sin(month.month / 3.0) + 0.02 * (draw('usd', month.month, 0) - 0.5), 4
    )::decimal(18, 8) as rate_to_base
from range(getvariable('months')) as month (month)
cross join bank
order by month.month
