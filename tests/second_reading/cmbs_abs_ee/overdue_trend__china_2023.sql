-- query: overdue_trend
-- parameters: standard = "china_2023"
-- key: as_of_date, bucket
-- compare: loan_count, balance, share
-- leave out: loan_count = 0
-- proves: China's buckets from days past due; 22 loan-months at 31-60, one code 1 at exactly 30
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
),

bucketed as (
    select
        as_of_date,
        balance,
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
)

select
    as_of_date,
    bucket,
    count(*) as loan_count,
    sum(bucketed.balance) as balance,
    sum(bucketed.balance) / sum(sum(bucketed.balance)) over (partition by as_of_date) as share
from bucketed
group by as_of_date, bucket
order by as_of_date, bucket
