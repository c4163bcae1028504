-- title: Report months, each with the one twelve calendar months before
-- title zh: 报告月份及其上年同期月份
-- grain: as_of_date
-- parameters: months date[]
-- sources: book.loan_month
-- stored: scratch
-- period: as_of_date
-- notes: null where no report lies twelve months back
with month as (
    select distinct as_of_date from book.loan_month
)

select
    now.as_of_date,
    before.as_of_date as as_of_date_before
from month as now
left join month as before
    on date_trunc('month', now.as_of_date) - interval 12 month = date_trunc('month', before.as_of_date)
where now.as_of_date = any($months)
