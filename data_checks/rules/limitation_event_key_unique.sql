-- title en: No event of a time bar is delivered twice
-- title zh: 时效事项记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: asset_preservation
-- table: limitation_event
-- key: loan_id, party, kind, occurred_on
-- needs: limitation_event
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    loan_id,
    party,
    kind,
    occurred_on
from limitation_event
where loan_id is not null
group by all
having count(*) > 1
