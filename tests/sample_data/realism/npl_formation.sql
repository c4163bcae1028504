-- grain: as_of_date; annualised: what turned non-performing in the last twelve months against the loans before them
with turned as (
    select
        later.as_of_date,
        later.yuan
    from active_loan as later
    left join active_loan as earlier
        on later.loan_id = earlier.loan_id and later.as_of_date = last_day(earlier.as_of_date + 1)
    where
        later.risk_class_reported >= 3
        and coalesce(earlier.risk_class_reported, 1) < 3
        and later.as_of_date > (select min(active_loan.as_of_date) from active_loan)
),

book as (
    select
        as_of_date,
        sum(yuan) as yuan
    from active_loan
    group by as_of_date
)

select
    now.as_of_date,
    (
        select sum(turned.yuan) from turned
        where turned.as_of_date > before.as_of_date and turned.as_of_date <= now.as_of_date
    ) / before.yuan as value
from book as now
inner join book as before on before.as_of_date = last_day(now.as_of_date - interval 12 month)
