-- query: loans_total
-- parameters: basis = "dpd", standard = "china_2023", is_npl = true
-- each: as_of_date
-- key: as_of_date
-- compare: loan_count, balance
-- proves: month by month, the number and the balance of the loans that the servicer reports at 90 days or more
select
    "reportingPeriodEndDate"::date as as_of_date,
    count(*) as loan_count,
    sum("reportPeriodEndActualBalanceAmount"::decimal(18, 2)) as balance
from read_csv($folder || '/loan_sample.csv', all_varchar = true, header = true)
where
    "reportingPeriodEndDate"::date - ("paidThroughDate"::date + interval 1 month)::date > 90
    and "reportPeriodEndActualBalanceAmount"::decimal(18, 2) > 0
group by as_of_date
