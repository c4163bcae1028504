-- title en: The class approved is the class reported
-- title zh: 审批分类与报送分类一致
-- severity: warning
-- dimension: consistency
-- owner: risk_classification
-- table: class_decision
-- key: as_of_date, loan_id
-- needs: class_decision, book.loan_month
-- reason en: The class that was approved for the date is not the class the loan is reported in. Find which of the
--   two was changed afterwards, and by whom.
-- reason zh: 该日期审批通过的分类与报送分类不一致，请核实事后由何人调整。
select distinct
    class_decision.as_of_date,
    class_decision.loan_id
from class_decision
inner join book.loan_month as loan_month
    on class_decision.as_of_date = loan_month.as_of_date and class_decision.loan_id = loan_month.loan_id
where
    class_decision.step = 'approved'
    and class_decision.risk_class <> loan_month.risk_class_reported
