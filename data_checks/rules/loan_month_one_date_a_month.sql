-- title en: One as-of date a calendar month
-- title zh: 每个自然月仅有一个数据日期
-- severity: critical
-- dimension: uniqueness
-- owner: data_supply
-- table: loan_month
-- key: as_of_date
-- needs: loan_month
-- reason en: With two dates in a month the month would be counted twice. Deliver one of them.
-- reason zh: 同一自然月有两个数据日期会重复计算，请只报送其一。
with month as (
    select distinct as_of_date from loan_month
)

select as_of_date
from month
where as_of_date is not null
qualify count(*) over (partition by date_trunc('month', as_of_date)) > 1
