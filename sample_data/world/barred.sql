-- grain: customer_id, month; customers who get no new loan after this month
select
    customer_id,
    month
from standing
where
    month = getvariable('month')
    and behind = 3
