-- grain: as_of_date, peer, measure; published once a quarter
select
    as_of(month.month) as as_of_date,
    other_bank.name as peer,
    other_bank.measure,
    round(
        other_bank.value + other_bank.yearly * (month.month - getvariable('months') + 1) / 12
        + other_bank.value * 0.01 * (draw(other_bank.name, other_bank.measure, month.month) - 0.5), 4
    )::decimal(28, 8) as value,
    '监管部门季度公布的分机构类主要监管指标（样例取值）' as source
from range(getvariable('months')) as month (month)
cross join other_bank
where month(as_of(month.month)) % 3 = 0
order by month.month, other_bank.name, other_bank.measure
