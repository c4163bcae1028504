-- grain: as_of_date; of the money paid out in twelve months, what went to somebody else than declared
with month as (
    select distinct as_of_date from active_loan
)

select
    month.as_of_date,
    count(*) filter (where fund_flow.actual_payee <> fund_flow.declared_payee) / count(*) as value
from month
inner join fund_flow
    on
        month.as_of_date >= fund_flow.paid_on
        and month.as_of_date - interval 12 month < fund_flow.paid_on
group by month.as_of_date
