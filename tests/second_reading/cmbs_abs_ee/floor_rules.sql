-- query: floor_rules
-- each: as_of_date
-- key: as_of_date, floor_rule
-- compare: loan_count, balance, npl_amount, misclassified_amount
-- proves: days past due bind what is late today more than 90 days or was never that late; what was stays non-performing, as no fees are filed
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "paymentStatusLoanCode" as status_code,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
    where "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
),

-- Overdue interest is not filed, so every arrear of more than 90 days is material; three months from the last one cure it.
judged as (
    select
        *,
        status_code = '3' as is_bad,
        bool_or(status_code = '3') over past as was_bad,
        coalesce(
            as_of_date < (max(as_of_date) filter (where status_code = '3') over past + interval 3 month)::date, false
        ) as is_uncured
    from report
    window past as (partition by loan_id order by as_of_date)
),

bound as (
    select
        *,
        case when was_bad and not is_bad then 'not_yet_upgraded' else 'days_past_due' end as floor_rule
    from judged
    where was_bad or days_late > 0
)

select
    as_of_date,
    floor_rule,
    count(*) as loan_count,
    sum(balance) as balance,
    coalesce(sum(balance) filter (where was_bad), 0) as npl_amount,
    null as misclassified_amount
from bound
group by as_of_date, floor_rule
order by as_of_date, floor_rule
