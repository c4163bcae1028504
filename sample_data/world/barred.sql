-- grain: customer_id, month; customers who get no new loan after this month: none yet
select
    customer_id,
    0 as month
from client
limit 0
