-- query: overdue_trend
-- parameters: standard = "fdic"
-- key: as_of_date, bucket
-- compare: loan_count, balance, share
-- leave out: loan_count = 0
-- proves: the US buckets are the servicer's own codes: 353 at 90+, 10 at 60-89, 23 at 30-59
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late,
        "paymentStatusLoanCode" as status_code
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
),

bucketed as (
    select
        as_of_date,
        balance,
        case
            when status_code = '3' then '90+'
            when status_code = '2' then '60-89'
            when status_code = '1' then '30-59'
            when status_code = 'B' and days_late > 0 then '1-29'
            else '0'
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
