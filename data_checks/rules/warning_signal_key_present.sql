-- title en: Every warning has a number
-- title zh: 每条预警信号均有编号
-- severity: critical
-- dimension: completeness
-- owner: post_loan
-- table: warning_signal
-- key: signal_id
-- needs: warning_signal
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select signal_id
from warning_signal
where nullif(trim(signal_id), '') is null
