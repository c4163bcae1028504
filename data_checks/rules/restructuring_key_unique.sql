-- title en: No restructuring is delivered twice
-- title zh: 重组记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: credit_data
-- table: restructuring
-- key: loan_id, sequence
-- needs: restructuring
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    loan_id,
    sequence
from restructuring
where
    loan_id is not null
    and sequence is not null
group by all
having count(*) > 1
