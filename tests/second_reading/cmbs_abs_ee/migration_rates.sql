-- query: migration_rates
-- parameters: basis = "dpd"
-- each: as_of_date
-- leave out: opening_as_of = none
-- key: as_of_date, migration
-- compare: opening_as_of, opening_amount, reduction_amount, remaining_amount, downgraded_amount, migration_rate
-- proves: each of 99 months is set against its own December, loan by loan; nothing nets and nothing is annualised
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        coalesce("reportPeriodEndActualBalanceAmount"::decimal(18, 2), 0) as balance,
        "realizedLossToTrustAmount"::decimal(18, 2) as realised_loss,
        case
            when "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date > 360 then 5
            when "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date > 270 then 4
            when "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date > 90 then 3
            when "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date > 0 then 2
            else 1
        end as risk_class
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
),

-- Every year but the first has a report on some day of the December before.
since_december as (
    select
        later.as_of_date,
        december.as_of_date as opening_as_of,
        december.loan_id,
        december.risk_class as class_from,
        december.balance as opening_balance,
        later.balance,
        later.risk_class as class_to,
        later.balance > 0 as is_here,
        later.realised_loss
    from report as later
    inner join report as december
        on
            later.loan_id = december.loan_id
            and year(december.as_of_date) = year(later.as_of_date) - 1
            and month(december.as_of_date) = 12
    where december.balance > 0
),

rate as (
    select
        unnest(['normal', 'special_mention', 'substandard', 'doubtful', 'performing']) as migration,
        unnest([1, 2, 3, 4, 1]) as from_class,
        unnest([1, 2, 3, 4, 2]) as up_to_class,
        unnest([1, 2, 3, 4, 2]) as worse_than
),

month as (
    select
        as_of_date,
        max(opening_as_of) as opening_as_of
    from since_december
    group by as_of_date
)

select
    month.as_of_date,
    month.opening_as_of,
    rate.migration,
    coalesce(sum(cohort.opening_balance), 0) as opening_amount,
    coalesce(sum(cohort.opening_balance) - sum(cohort.balance), 0) as reduction_amount,
    coalesce(sum(cohort.balance), 0) as remaining_amount,
    coalesce(sum(cohort.balance) filter (where cohort.class_to > rate.worse_than), 0) as downgraded_amount,
    downgraded_amount / nullif(remaining_amount, 0) as migration_rate
from month
cross join rate
left join since_december as cohort
    on month.as_of_date = cohort.as_of_date and cohort.class_from between rate.from_class and rate.up_to_class
group by month.as_of_date, month.opening_as_of, rate.migration
order by month.as_of_date, rate.migration
