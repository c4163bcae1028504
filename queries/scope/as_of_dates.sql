-- title: As-of dates of the source
-- title zh: 数据源的数据日期
-- grain: as_of_date
-- sources: report_month
select as_of_date
from report_month
order by as_of_date desc
