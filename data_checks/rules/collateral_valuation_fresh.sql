-- title en: Valuations still arrive
-- title zh: 押品估值持续更新
-- severity: warning
-- dimension: timeliness
-- owner: data_supply
-- table: collateral_valuation
-- key: last_update
-- needs: collateral_valuation
-- reason en: No valuation has come in for longer than the service level; collateral coverage rests on old
--   values. Ask for the valuation file.
-- reason zh: 超过期限未收到新的评估结果，押品覆盖率依据的是旧估值，请催报评估文件。
select last_update
from freshness
where table_name = 'collateral_valuation' and status = 'stale'
