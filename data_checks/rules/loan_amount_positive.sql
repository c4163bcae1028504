-- title en: The amount lent is more than zero
-- title zh: 贷款金额大于零
-- severity: warning
-- dimension: validity
-- owner: credit_data
-- table: loan
-- key: loan_id
-- needs: loan
-- reason en: Only a credit line can exist without money lent. Check whether the loan was ever paid out.
-- reason zh: 除循环额度外，贷款金额不应为零，请核实该贷款是否实际发放。
select loan_id
from loan
where original_amount = 0 and not coalesce(is_revolving, false)
