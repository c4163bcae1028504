-- title en: Capital is positive, and tier 1 is part of it
-- title zh: 资本净额为正且不低于一级资本净额
-- severity: warning
-- dimension: validity
-- owner: finance
-- table: capital
-- key: valid_from
-- needs: capital
-- reason en: Limits are shares of net capital: one that is nothing, negative or less than its own tier 1 makes
--   every concentration figure wrong. Correct the amounts.
-- reason zh: 集中度限额以资本净额为分母，资本净额为零、为负或小于一级资本净额，各项集中度指标均会失真，请更正。
select valid_from
from capital
where
    coalesce(net_capital, 0) <= 0
    or tier1_net_capital <= 0
    or tier1_net_capital > net_capital
