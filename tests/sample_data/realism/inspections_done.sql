-- grain: as_of_date; of the inspections that fell due in twelve months, those done by now
with month as (
    select distinct as_of_date from active_loan
)

select
    month.as_of_date,
    count(*) filter (where inspection.done_on <= month.as_of_date) / count(*) as value
from month
inner join inspection
    on
        month.as_of_date >= inspection.due_on
        and month.as_of_date - interval 12 month < inspection.due_on
group by month.as_of_date
