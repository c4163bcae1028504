-- title en: No month lies in the future
-- title zh: 数据日期不晚于业务日期
-- severity: critical
-- dimension: validity
-- owner: data_supply
-- table: loan_month
-- key: as_of_date
-- needs: loan_month
-- parameters: business_date date
-- reason en: A book cannot be known before its date. Correct the as-of date, or the bank's business date.
-- reason zh: 数据日期不可能晚于业务日期，请更正数据日期或业务日期设置。
select distinct as_of_date
from loan_month
where as_of_date > $business_date
