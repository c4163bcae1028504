-- title en: A feed that calls itself history ended at least 90 days ago
-- title zh: 声明为历史数据的数据源已截止满90天
-- severity: critical
-- dimension: validity
-- owner: data_supply
-- table: loan
-- key: history_ends
-- needs: loan
-- parameters: business_date date, historical boolean, history_ends date
-- reason en: History is never judged late, so a living feed must not call itself history. Change the feed's
--   source.toml.
-- reason zh: 历史数据不判断时效，仍在更新的数据源不得声明为历史数据，请修改该数据源的 source.toml。
select $history_ends::date as history_ends
where $historical and coalesce($business_date - $history_ends::date < 90, true)
