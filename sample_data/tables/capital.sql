-- grain: valid_from; reported at each quarter end, in force until the next
with quarter as (
    select
        standing.month,
        sum(round(standing.balance * if(shown.currency = 'USD', bank.usd_rate, 1))::bigint) / 100 as loans
    from standing
    inner join shown on standing.loan_no = shown.loan_no
    cross join bank
    where
        month(as_of(standing.month)) % 3 = 0
        and standing.month >= -3
    group by standing.month
)

select
    round(quarter.loans * bank.net_capital, -4)::decimal(18, 2) as net_capital,
    round(quarter.loans * bank.tier1_net_capital, -4)::decimal(18, 2) as tier1_net_capital,
    as_of(quarter.month) as valid_from,
    lead(as_of(quarter.month)) over (order by quarter.month) as valid_to
from quarter
cross join bank
order by quarter.month
