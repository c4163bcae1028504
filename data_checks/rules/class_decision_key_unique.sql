-- title en: No two class decision rows share a key
-- title zh: 五级分类认定记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: risk_classification
-- table: class_decision
-- key: as_of_date, loan_id, step
-- needs: class_decision
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    as_of_date,
    loan_id,
    step
from class_decision
where
    as_of_date is not null
    and loan_id is not null
    and step is not null
group by all
having count(*) > 1
