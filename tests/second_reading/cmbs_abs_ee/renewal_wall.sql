-- query: renewal_wall
-- parameters: basis = "dpd"
-- each: as_of_date
-- key: as_of_date, maturity_month, risk_class
-- compare: loan_count, balance
-- proves: loans stand in the month of the maturity last reported, within twelve months; what is past it has no month
with report as (
    select
        "loanID" as loan_id,
        "reportingPeriodEndDate"::date as as_of_date,
        "reportPeriodEndActualBalanceAmount"::decimal(18, 2) as balance,
        "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date as days_late,
        last_value("maturityDate"::date ignore nulls) over (
            partition by "loanID" order by "reportingPeriodEndDate"
            rows between unbounded preceding and unbounded following
        ) as matures_on
    from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
)

select
    as_of_date,
    if(matures_on < as_of_date, null, date_trunc('month', matures_on)::date) as maturity_month,
    case
        when days_late > 360 then 5
        when days_late > 270 then 4
        when days_late > 90 then 3
        when days_late > 0 then 2
        else 1
    end as risk_class,
    count(*) as loan_count,
    sum(balance) as balance
from report
where balance > 0 and matures_on <= (as_of_date + interval 12 month)::date
group by as_of_date, maturity_month, risk_class
order by as_of_date, maturity_month, risk_class
