-- title en: No two instalment rows share a key
-- title zh: 还款计划记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: credit_data
-- table: repayment_due
-- key: loan_id, instalment_no
-- needs: repayment_due
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    loan_id,
    instalment_no
from repayment_due
where loan_id is not null and instalment_no is not null
group by all
having count(*) > 1
