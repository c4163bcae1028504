-- title en: A loan past due has an amount overdue, and only such a loan
-- title zh: 逾期贷款有欠款金额，未逾期贷款无欠款金额
-- severity: warning
-- dimension: consistency
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.days_past_due, loan_month.overdue_principal, loan_month.overdue_interest
-- reason en: Days and amounts tell two stories, so overdue loans and overdue amounts will not match. Check
--   which is right.
-- reason zh: 逾期天数与欠款金额相互矛盾，逾期贷款余额与逾期金额将无法对应，请核实。
select
    as_of_date,
    loan_id
from loan_month
where
    coalesce(status = 'active', balance is not null)
    and (days_past_due > 0) <> (overdue_principal + overdue_interest > 0)
