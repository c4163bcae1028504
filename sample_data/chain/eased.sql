-- grain: loan_no; restructurings of this month
select
    today.loan_no,
    today.easings as sequence,
    today.month,
    today.behind_before,
    today.probation as probation_before
from today
where today.part = 'eased'
