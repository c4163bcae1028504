-- grain: as_of_date; of the loans 31 to 60 days late in one of the last twelve months and still here, the share by number later a month on
with step as (
    select
        later.as_of_date,
        later.days_past_due > 60 as rolled
    from active_loan as earlier
    inner join active_loan as later
        on earlier.loan_id = later.loan_id and last_day(earlier.as_of_date + 1) = later.as_of_date
    where earlier.days_past_due between 31 and 60
)

select
    month.as_of_date,
    avg(step.rolled::integer) as value
from (select distinct as_of_date from active_loan) as month
inner join step
    on month.as_of_date >= step.as_of_date and step.as_of_date > last_day(month.as_of_date - interval 12 month)
group by month.as_of_date
