-- grain: as_of_date; complaints in twelve months for each thousand loans
with month as (
    select
        as_of_date,
        count(*) as loans
    from active_loan
    group by as_of_date
)

select
    month.as_of_date,
    1000 * count(*) / any_value(month.loans) as value
from month
inner join complaint
    on
        month.as_of_date >= complaint.opened_on
        and month.as_of_date - interval 12 month < complaint.opened_on
group by month.as_of_date
