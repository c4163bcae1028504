-- title en: No two loan-month rows share a key
-- title zh: 贷款逐月记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    as_of_date,
    loan_id
from loan_month
where as_of_date is not null and loan_id is not null
group by all
having count(*) > 1
