-- title en: A measure against a warning has a date, and a date a measure
-- title zh: 预警措施与措施日期同时登记
-- severity: warning
-- dimension: completeness
-- owner: post_loan
-- table: warning_signal
-- key: signal_id
-- needs: warning_signal.measure, warning_signal.measure_on
-- reason en: One of the two is missing, or an amount is negative or stands without a measure: whether the warning
--   was answered cannot be told. Correct it.
-- reason zh: 措施与日期缺一，或涉及金额为负、有金额而无措施，预警是否处置无从判断，请更正。
select signal_id
from warning_signal
where
    (nullif(trim(measure), '') is null) <> (measure_on is null)
    or measure_amount < 0
    or (measure_amount is not null and nullif(trim(measure), '') is null)
