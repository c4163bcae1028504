-- title en: The last month is recent enough
-- title zh: 最近一期数据在更新期限内
-- severity: warning
-- dimension: timeliness
-- owner: data_supply
-- table: loan_month
-- key: last_update
-- needs: loan_month
-- reason en: The book shown is older than the service level: a later month should have come. Ask for it.
-- reason zh: 所示数据已超过更新期限，后续月份应已报送，请催报。
select last_update
from freshness
where table_name = 'loan_month' and status = 'stale'
