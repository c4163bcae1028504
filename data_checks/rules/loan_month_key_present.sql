-- title en: Every loan-month row has its as-of date and loan number
-- title zh: 每条贷款逐月记录均有数据日期和借据编号
-- severity: critical
-- dimension: completeness
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    as_of_date,
    loan_id
from loan_month
where as_of_date is null or nullif(trim(loan_id), '') is null
