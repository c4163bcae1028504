-- title en: Customer records are up to date
-- title zh: 客户信息在更新期限内
-- severity: warning
-- dimension: timeliness
-- owner: data_supply
-- table: customer
-- key: last_update
-- needs: customer
-- reason en: Ratings and group ties read here are older than the service level. Ask for the current customer
--   file.
-- reason zh: 评级、关联关系等客户信息已超过更新期限，请索取最新客户文件。
select last_update
from freshness
where table_name = 'customer' and status = 'stale'
