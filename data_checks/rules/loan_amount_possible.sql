-- title en: The amount lent is given and not negative
-- title zh: 贷款金额已填且不为负
-- severity: critical
-- dimension: validity
-- owner: credit_data
-- table: loan
-- key: loan_id
-- needs: loan
-- reason en: Disbursed amounts and the ceiling of every balance rest on it. Deliver the amount.
-- reason zh: 发放额统计及余额上限均以此为依据，请补报或更正金额。
select loan_id
from loan
where original_amount is null or original_amount < 0
