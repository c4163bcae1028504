-- title en: A feed that calls itself history brings no month after its end
-- title zh: 历史数据源不含截止日之后的月份
-- severity: critical
-- dimension: validity
-- owner: data_supply
-- table: loan_month
-- key: as_of_date
-- needs: loan_month
-- parameters: historical boolean, history_ends date
-- reason en: A history that grows is a living feed, and must be judged by its freshness. Change the feed's
--   source.toml.
-- reason zh: 仍在增长的历史数据即为持续更新的数据源，应判断时效，请修改该数据源的 source.toml。
select distinct as_of_date
from loan_month
where $historical and as_of_date > $history_ends::date
