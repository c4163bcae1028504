-- query: bucket_flow
-- parameters: standard = "china_2023"
-- each: as_of_date
-- key: as_of_date, from_bucket, to_bucket, outcome
-- compare: loan_count, balance
-- proves: each loan of last month leads to the bucket it is in now or to the way it left, at its balance then
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        coalesce("reportPeriodEndActualBalanceAmount"::decimal(18, 2), 0) as balance,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late,
        "realizedLossToTrustAmount" as realised_loss
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
    bucket_before as from_bucket,
    if(balance > 0, bucket, null) as to_bucket,
    case when balance > 0 then 'stayed' when realised_loss is null then 'repaid' else 'written_off' end as outcome,
    count(*) as loan_count,
    sum(step.balance_before) as balance
from step
where step.balance_before > 0
group by as_of_date, bucket_before, to_bucket, outcome
order by as_of_date, bucket_before, to_bucket, outcome
