-- title en: No warning is delivered twice
-- title zh: 预警信号记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: post_loan
-- table: warning_signal
-- key: signal_id
-- needs: warning_signal
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select signal_id
from warning_signal
where signal_id is not null
group by all
having count(*) > 1
