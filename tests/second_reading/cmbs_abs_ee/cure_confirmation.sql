-- query: cure_confirmation
-- key: as_of_date
-- compare: cured_count, cured_balance, confirmed_balance, relapsed_balance, left_after_cure_balance, open_cure_balance
-- proves: a cure holds when the three reports after it show nothing past due; a balance of zero before them is an exit
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        coalesce("reportPeriodEndActualBalanceAmount"::decimal(18, 2), 0) as balance,
        coalesce("reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date, 0) > 0 as is_late
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
),

step as (
    select
        *,
        lag(balance) over loan_history as balance_before,
        lag(is_late) over loan_history as was_late,
        lead(balance, 1) over loan_history as balance_1,
        lead(balance, 2) over loan_history as balance_2,
        lead(balance, 3) over loan_history as balance_3,
        lead(is_late, 1) over loan_history as late_1,
        lead(is_late, 2) over loan_history as late_2,
        lead(is_late, 3) over loan_history as late_3
    from report
    window loan_history as (partition by loan_id order by as_of_date)
),

cure as (
    select
        *,
        case
            when balance_1 = 0 then 'left'
            when late_1 then 'again'
            when balance_2 = 0 then 'left'
            when late_2 then 'again'
            when balance_3 = 0 then 'left'
            when late_3 then 'again'
            when balance_3 is null then 'open'
            else 'held'
        end as afterwards
    from step
    where was_late and balance_before > 0 and balance > 0 and not is_late
)

select
    as_of_date,
    count(*) as cured_count,
    sum(balance_before) as cured_balance,
    coalesce(sum(balance_before) filter (where afterwards = 'held'), 0) as confirmed_balance,
    coalesce(sum(balance_before) filter (where afterwards = 'again'), 0) as relapsed_balance,
    coalesce(sum(balance_before) filter (where afterwards = 'left'), 0) as left_after_cure_balance,
    coalesce(sum(balance_before) filter (where afterwards = 'open'), 0) as open_cure_balance
from cure
group by as_of_date
order by as_of_date
