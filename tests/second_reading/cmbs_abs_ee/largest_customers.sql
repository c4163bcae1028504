-- query: largest_customers
-- each: as_of_date
-- key: as_of_date, customer_id
-- compare: loan_count, amount, share, share_of_net_capital, worst_class
-- proves: one loan is one customer, who stays non-performing after 90 days, and no capital figure is made up where the feed has none
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late,
        max(days_late) over (
            partition by "loanID" order by "reportingPeriodEndDate"::date
        ) as worst_days
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
)

select
    as_of_date,
    loan_id as customer_id,
    1 as loan_count,
    balance as amount,
    balance / sum(balance) over (partition by as_of_date) as share,
    null as share_of_net_capital,
    greatest(
        case
            when days_late > 360 then 5
            when days_late > 270 then 4
            when days_late > 90 then 3
            when days_late > 0 then 2
            else 1
        end,
        case when worst_days > 90 then 3 else 1 end
    ) as worst_class
from report
order by as_of_date, customer_id
