-- grain: as_of_date; of the warnings at least six months old, those with a customer over 90 days late within six months
with first_default as (
    select
        customer_id,
        min(as_of_date) as defaulted_on
    from active_loan
    where days_past_due > 90
    group by customer_id
),

month as (
    select distinct as_of_date from active_loan
)

select
    month.as_of_date,
    count(*) filter (
        where
        first_default.defaulted_on > warning_signal.raised_on
        and first_default.defaulted_on <= warning_signal.raised_on + interval 6 month
    ) / count(*) as value
from month
inner join warning_signal on warning_signal.raised_on <= month.as_of_date - interval 6 month
left join first_default on warning_signal.customer_id = first_default.customer_id
group by month.as_of_date
