select
    as_of_date,
    sum(amount - cash_margin) filter (where kind in ('acceptance', 'letter_of_credit', 'guarantee'))
    / sum(amount) filter (where kind = 'loan') as value
from exposure
group by as_of_date
