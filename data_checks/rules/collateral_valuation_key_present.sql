-- title en: Every valuation row has its collateral number and both dates
-- title zh: 每条押品估值记录均有押品编号、评估基准日和收到日
-- severity: critical
-- dimension: completeness
-- owner: collateral_management
-- table: collateral_valuation
-- key: collateral_id, valued_on, received_on
-- needs: collateral_valuation
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    collateral_id,
    valued_on,
    received_on
from collateral_valuation
where nullif(trim(collateral_id), '') is null or valued_on is null or received_on is null
