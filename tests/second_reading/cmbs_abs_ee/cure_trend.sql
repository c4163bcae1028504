-- query: cure_trend
-- parameters: standard = "china_2023"
-- parameters: standard = "fdic"
-- key: as_of_date
-- leave out: past_due_before_count = 0
-- compare: past_due_before_count, past_due_before, cured_count, cured_balance, left_count, left_balance
-- proves: a cure is past due last month and current now with a balance; five losses at 0.00 are exits
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
            when days_late <= 30 then '1-30'
            when days_late <= 60 then '31-60'
            when days_late <= 90 then '61-90'
            when days_late <= 180 then '91-180'
            when days_late <= 270 then '181-270'
            when days_late <= 360 then '271-360'
            else '360+'
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
    count(*) as past_due_before_count,
    coalesce(sum(balance_before), 0) as past_due_before,
    count(*) filter (where days_late <= 0 and balance > 0) as cured_count,
    coalesce(sum(balance_before) filter (where days_late <= 0 and balance > 0), 0) as cured_balance,
    count(*) filter (where balance = 0) as left_count,
    coalesce(sum(balance_before) filter (where balance = 0), 0) as left_balance
from step
where balance_before > 0 and days_before > 0
group by as_of_date
order by as_of_date
