-- title en: A warning is handled, answered and closed after it was raised
-- title zh: 预警处置、措施及解除不早于触发
-- severity: warning
-- dimension: validity
-- owner: post_loan
-- table: warning_signal
-- key: signal_id
-- needs: warning_signal
-- reason en: An answer before the warning makes the bank look quicker than it was. Correct the dates.
-- reason zh: 处置早于触发会高估预警处置时效，请更正日期。
select signal_id
from warning_signal
where
    handled_on < raised_on
    or measure_on < raised_on
    or closed_on < raised_on
