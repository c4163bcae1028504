-- query: roll_rate_trend
-- parameters: standard = "fdic"
-- key: as_of_date, from_bucket
-- compare: worse_rate_by_balance, better_rate_by_balance
-- leave out: worse_rate_by_balance = none
-- proves: the share that worsened and the share that improved, month after month, of what is still here
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        coalesce("reportPeriodEndActualBalanceAmount"::decimal(18, 2), 0) as balance,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
),

bucketed as (
    select
        *,
        case
            when days_late <= 0 then '0'
            when days_late < 30 then '1-29'
            when days_late < 60 then '30-59'
            when days_late < 90 then '60-89'
            else '90+'
        end as bucket
    from report
),

step as (
    select
        *,
        lag(balance) over loan_history as balance_before,
        lag(days_late) over loan_history as days_before,
        lag(bucket) over loan_history as bucket_before
    from bucketed
    window loan_history as (partition by loan_id order by as_of_date)
)

select
    as_of_date,
    bucket_before as from_bucket,
    coalesce(sum(balance_before) filter (where days_late > days_before and bucket <> bucket_before), 0)
    / sum(balance_before) as worse_rate_by_balance,
    coalesce(sum(balance_before) filter (where days_late < days_before and bucket <> bucket_before), 0)
    / sum(balance_before) as better_rate_by_balance
from step
where balance_before > 0 and balance > 0
group by as_of_date, bucket_before
order by as_of_date, bucket_before
