-- grain: as_of_date; of the findings that were to be put right in twelve months, those put right by the date set
with month as (
    select distinct as_of_date from active_loan
)

select
    month.as_of_date,
    count(*) filter (where finding.rectified_on <= finding.due_on) / count(*) as value
from month
inner join finding
    on
        month.as_of_date >= finding.due_on
        and month.as_of_date - interval 12 month < finding.due_on
group by month.as_of_date
