select
    last_day(due_on) as as_of_date,
    count_if(paid_on is null or paid_on > last_day(due_on)) / count(*) as value
from repayment_due
where
    due_on >= (select min(loan_month.as_of_date) from loan_month)
    and due_on <= (select max(loan_month.as_of_date) from loan_month)
group by last_day(due_on)
