-- grain: as_of_date
select
    active_loan.as_of_date,
    count(*) / count(distinct manager_assignment.manager_id) as value
from active_loan
inner join manager_assignment
    on
        active_loan.loan_id = manager_assignment.loan_id
        and active_loan.as_of_date >= manager_assignment.valid_from
        and active_loan.as_of_date < coalesce(manager_assignment.valid_to, 'infinity'::date)
group by active_loan.as_of_date
