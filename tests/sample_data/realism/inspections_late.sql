-- grain: as_of_date; of the inspections done in twelve months, those done after they were due
with month as (
    select distinct as_of_date from active_loan
)

select
    month.as_of_date,
    count(*) filter (where inspection.done_on > inspection.due_on) / count(*) as value
from month
inner join inspection
    on
        month.as_of_date >= inspection.done_on
        and month.as_of_date - interval 12 month < inspection.done_on
group by month.as_of_date
