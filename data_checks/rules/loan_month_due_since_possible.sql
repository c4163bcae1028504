-- title en: Due-since dates are not after the as-of date
-- title zh: 欠本、欠息日期不晚于数据日期
-- severity: critical
-- dimension: validity
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.principal_due_since|loan_month.interest_due_since
-- reason en: What falls due later is not overdue yet. Leave the date empty or correct it.
-- reason zh: 尚未到期的款项不构成逾期，请留空或更正日期。
select
    as_of_date,
    loan_id
from loan_month
where greatest(principal_due_since, interest_due_since) > as_of_date
