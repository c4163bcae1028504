-- title en: Every instalment row has its loan and number
-- title zh: 每条还款计划记录均有借据编号和期次
-- severity: critical
-- dimension: completeness
-- owner: credit_data
-- table: repayment_due
-- key: loan_id, instalment_no
-- needs: repayment_due
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    loan_id,
    instalment_no
from repayment_due
where nullif(trim(loan_id), '') is null or instalment_no is null
