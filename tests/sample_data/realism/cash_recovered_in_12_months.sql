-- grain: as_of_date; cash and collateral recovered in twelve months against the non-performing loans before
with month as (
    select
        as_of_date,
        sum(yuan) filter (where risk_class_reported >= 3) as npl
    from active_loan
    group by as_of_date
)

select
    now.as_of_date,
    sum(loan_flow.principal) / any_value(before.npl) as value
from month as now
inner join month as before on last_day(now.as_of_date - interval 12 month) = before.as_of_date
inner join loan_flow on before.as_of_date < loan_flow.booked_on and now.as_of_date >= loan_flow.booked_on
where loan_flow.flow_type in ('cash_recovered', 'collateral_recovered')
group by now.as_of_date
