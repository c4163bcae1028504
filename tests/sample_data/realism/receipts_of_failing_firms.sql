-- grain: as_of_date; a month's receipts over borrowing: of firms that are or within a quarter will be more than 90 days
-- late, against those of the others
with failing as (
    select distinct
        account_activity.customer_id,
        account_activity.month
    from account_activity
    inner join active_loan
        on
            account_activity.customer_id = active_loan.customer_id
            and active_loan.as_of_date between account_activity.month and account_activity.month + interval 3 month
    where active_loan.days_past_due > 90
),

received as (
    select
        account_activity.month as as_of_date,
        account_activity.credits / account_activity.limit_used as share,
        failing.customer_id is not null as fails
    from account_activity
    left join failing
        on account_activity.customer_id = failing.customer_id and account_activity.month = failing.month
    where account_activity.limit_used > 0
)

select
    as_of_date,
    median(share) filter (where fails) / median(share) filter (where not fails) as value
from received
group by as_of_date
