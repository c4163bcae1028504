-- title en: A restructuring is agreed before its first repayment and its end
-- title zh: 重组协议日期不晚于首次还款日和困难解除日
-- severity: warning
-- dimension: consistency
-- owner: credit_data
-- table: restructuring
-- key: loan_id, sequence
-- needs: restructuring
-- reason en: Observation starts at the first repayment after the change; with dates out of order it starts or ends
--   wrongly, and so does the floor of the class. Correct the dates.
-- reason zh: 观察期自重组后首次还款日起算，日期先后颠倒将导致观察期及分类底线计算有误，请更正日期。
select
    loan_id,
    sequence
from restructuring
where
    first_repayment_on < agreed_on
    or resolved_on < agreed_on
    or class_before not between 1 and 5
