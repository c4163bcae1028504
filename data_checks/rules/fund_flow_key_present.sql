-- title en: Every payment of loan money has a number
-- title zh: 每条资金流向记录均有流水号
-- severity: critical
-- dimension: completeness
-- owner: post_loan
-- table: fund_flow
-- key: flow_id
-- needs: fund_flow
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select flow_id
from fund_flow
where nullif(trim(flow_id), '') is null
