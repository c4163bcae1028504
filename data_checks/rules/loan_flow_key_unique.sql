-- title en: No two flow rows share a key
-- title zh: 贷款变动流水记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: credit_data
-- table: loan_flow
-- key: loan_id, booked_on, flow_no
-- needs: loan_flow
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    loan_id,
    booked_on,
    flow_no
from loan_flow
where
    loan_id is not null
    and booked_on is not null
    and flow_no is not null
group by all
having count(*) > 1
