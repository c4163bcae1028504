-- title en: Debts and incomes told by registers can be true
-- title zh: 外部核查金额合理
-- severity: warning
-- dimension: validity
-- owner: customer_data
-- table: customer_external
-- key: customer_id, provider, checked_on
-- needs: customer_external
-- reason en: A debt, an income or a number of lawsuits below zero, or more debt overdue than there is, was misread from
--   the register's answer. Ask again or correct it.
-- reason zh: 债务、收入、涉诉件数为负，或逾期债务大于债务合计，说明外部查询结果录入有误，请重新查询或更正。
select
    customer_id,
    provider,
    checked_on
from customer_external
where
    debt_all_banks < 0
    or overdue_90_all_banks < 0
    or overdue_90_all_banks > debt_all_banks
    or declared_income < 0
    or lawsuits_open < 0
