-- title en: No calendar month is missing before this one
-- title zh: 与上一期之间无缺月
-- severity: warning
-- dimension: completeness
-- owner: data_supply
-- table: loan_month
-- key: as_of_date
-- needs: loan_month
-- uses: book.loan_month
-- parameters: months date[]
-- reason en: Roll rates, bridges and changes on the month cannot be computed across a gap. Load the missing
--   month.
-- reason zh: 缺月会使滚动率、变动分解和环比无法计算，请补报缺失月份。
with followed as (
    select
        as_of_date,
        lag(as_of_date) over (order by as_of_date) as earlier_date
    from (select distinct loan_month.as_of_date from book.loan_month as loan_month) as held_month
)

select as_of_date
from followed
where as_of_date = any($months::date[]) and datediff('month', earlier_date, as_of_date) > 1
