-- grain: customer_id, month; customers who get no new loan after this month
select
    credit.customer_id,
    today.month
from today
inner join credit on today.loan_no = credit.loan_no
where today.behind = 3 or (today.behind between 1 and 2 and today.probation > 0)
