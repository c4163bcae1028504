-- title en: Every loan-month says what state the loan is in
-- title zh: 每条贷款逐月记录均有贷款状态
-- severity: warning
-- dimension: completeness
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.status
-- reason en: Without a status a row with a balance counts as active and one without as gone, for reasons
--   unknown. Deliver the status.
-- reason zh: 缺少状态时，有余额的按存续处理，无余额的按不明原因退出处理，请补报状态。
select
    as_of_date,
    loan_id
from loan_month
where nullif(trim(status), '') is null
