-- title en: No payment of loan money is delivered twice
-- title zh: 资金流向记录记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: post_loan
-- table: fund_flow
-- key: flow_id
-- needs: fund_flow
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select flow_id
from fund_flow
where flow_id is not null
group by all
having count(*) > 1
