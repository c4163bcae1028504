-- title en: A class is proposed, then reviewed, then approved
-- title zh: 分类先初分、再复核、后审批
-- severity: warning
-- dimension: validity
-- owner: risk_classification
-- table: class_decision
-- key: as_of_date, loan_id
-- needs: class_decision.decided_on
-- parameters: business_date date
-- reason en: A later step is dated before an earlier one, or in the future: the class was signed before anybody had
--   looked. Correct the dates, or have it decided again.
-- reason zh: 后一环节日期早于前一环节，或日期晚于业务日期，未经审查即签批，请更正日期或重新认定。
select
    as_of_date,
    loan_id
from class_decision
group by as_of_date, loan_id
having
    max(decided_on) > $business_date
    or max(decided_on) filter (where step = 'first') > min(decided_on) filter (where step in ('reviewed', 'approved'))
    or max(decided_on) filter (where step = 'reviewed') > min(decided_on) filter (where step = 'approved')
