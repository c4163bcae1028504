-- query: npl_ratio_trend
-- parameters: basis = "dpd"
-- key: as_of_date
-- compare: special_mention_amount, special_mention_ratio
-- proves: special mention is 1 to 90 days counted from the first unpaid due date, a late code B not yet due excepted
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
)

select
    as_of_date,
    coalesce(sum(balance) filter (where days_late between 1 and 90), 0) as special_mention_amount,
    special_mention_amount / sum(balance) as special_mention_ratio
from report
group by as_of_date
order by as_of_date
