-- query: roll_rate_matrix
-- parameters: standard = "fdic"
-- each: as_of_date
-- key: as_of_date, from_bucket, to_bucket
-- compare: loan_count, balance_before, rate_by_count, rate_by_balance
-- leave out: loan_count = 0
-- proves: each of 104 moves between months is measured among the loans still here, at last month's balance
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
    bucket as to_bucket,
    count(*) as loan_count,
    sum(step.balance_before) as balance_before,
    count(*) / sum(count(*)) over (partition by as_of_date, bucket_before) as rate_by_count,
    sum(step.balance_before) / sum(sum(step.balance_before)) over (partition by as_of_date, bucket_before)
        as rate_by_balance
from step
where step.balance_before > 0 and balance > 0
group by as_of_date, bucket_before, bucket
order by as_of_date, bucket_before, bucket
