-- query: roll_loans_total
-- parameters: standard = "china_2023", as_of_date = 2020-09-11, from_bucket = "61-90", to_bucket = "91-180"
-- key: none
-- compare: loan_count, balance_before
-- proves: the number and the balance are those of the list, counted anew
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
    count(*) as loan_count,
    sum(balance_before) as balance_before
from step
where as_of_date = date '2020-09-11' and bucket_before = '61-90' and bucket = '91-180' and balance > 0
