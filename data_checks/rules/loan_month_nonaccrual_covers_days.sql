-- title en: Interest of a loan more than 90 days late is not accrued
-- title zh: 逾期超过90天的贷款已停止计息入表
-- severity: finding
-- dimension: consistency
-- owner: finance
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.is_nonaccrual, loan_month.days_past_due
-- reason en: The loan is more than 90 days late and not on nonaccrual: interest that will not be paid is still
--   counted as income. Take it off the balance sheet.
-- reason zh: 贷款逾期已超过90天仍未转为非应计，难以收回的利息仍计入收入，请转入表外核算。
select
    as_of_date,
    loan_id
from loan_month
where
    coalesce(status = 'active', balance is not null)
    and days_past_due > 90
    and not is_nonaccrual
