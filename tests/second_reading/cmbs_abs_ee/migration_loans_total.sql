-- query: migration_loans_total
-- parameters: basis = "dpd", as_of_date = 2020-09-11, class_from = 1, class_to = "3"
-- key: none
-- compare: loan_count, balance
-- proves: the number and the balance are those of the list, counted anew
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
)

select
    count(*) as loan_count,
    sum(balance) as balance
from since_december
where as_of_date = date '2020-09-11' and class_from = 1 and class_to = 3 and is_here
