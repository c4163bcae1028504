-- title en: Every flow row has its loan, date and number
-- title zh: 每条贷款变动流水记录均有借据编号、记账日期和流水序号
-- severity: critical
-- dimension: completeness
-- owner: credit_data
-- table: loan_flow
-- key: loan_id, booked_on, flow_no
-- needs: loan_flow
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    loan_id,
    booked_on,
    flow_no
from loan_flow
where nullif(trim(loan_id), '') is null or booked_on is null or flow_no is null
