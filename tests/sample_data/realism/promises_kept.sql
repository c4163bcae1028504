-- grain: as_of_date; of the promises of payment that fell due in six months, those kept by now
with month as (
    select distinct as_of_date from active_loan
)

select
    month.as_of_date,
    count(*) filter (where collection_action.kept_on <= month.as_of_date) / count(*) as value
from month
inner join collection_action
    on
        month.as_of_date >= collection_action.promised_on
        and month.as_of_date - interval 6 month < collection_action.promised_on
group by month.as_of_date
