-- title en: Overdue principal is not above the balance
-- title zh: 欠本金额不超过余额
-- severity: critical
-- dimension: consistency
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.overdue_principal
-- reason en: More principal is late than is owed at all. Correct the amount or the balance.
-- reason zh: 逾期本金高于全部本金余额，请更正欠本金额或余额。
select
    as_of_date,
    loan_id
from loan_month
where coalesce(status = 'active', true) and balance >= 0 and overdue_principal > balance
