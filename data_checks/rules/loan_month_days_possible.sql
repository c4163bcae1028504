-- title en: Days past due are not negative
-- title zh: 逾期天数不为负
-- severity: critical
-- dimension: validity
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.days_past_due
-- reason en: A loan paid ahead is zero days late. Correct the count.
-- reason zh: 提前还款的贷款逾期天数为零，请更正天数。
select
    as_of_date,
    loan_id
from loan_month
where days_past_due < 0
