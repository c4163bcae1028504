-- grain: as_of_date; of the loans granted since the first month shown and at least 24 months old,
-- the share by number that was over 90 days late within their first 24 months
with cohort as (
    select
        loan_id,
        last_day(granted_on) as granted_month,
        last_day(last_day(granted_on) + interval 24 month) as seasoned_on
    from loan
    where granted_on > (select min(loan_month.as_of_date) from loan_month)
),

late as (
    select
        loan_id,
        min(as_of_date) as since
    from loan_month
    where days_past_due > 90
    group by loan_id
)

select
    month.as_of_date,
    count_if(coalesce(late.since <= cohort.seasoned_on, false)) / count(*) as value
from (select distinct as_of_date from loan_month) as month
inner join cohort on month.as_of_date >= cohort.seasoned_on
left join late on cohort.loan_id = late.loan_id
group by month.as_of_date
