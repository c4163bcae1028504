-- title en: Every reminder has a loan, a date and a channel
-- title zh: 每条还款提醒均有借据、日期和渠道
-- severity: critical
-- dimension: completeness
-- owner: post_loan
-- table: reminder
-- key: loan_id, sent_on, channel
-- needs: reminder
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    loan_id,
    sent_on,
    channel
from reminder
where
    nullif(trim(loan_id), '') is null
    or sent_on is null
    or nullif(trim(channel), '') is null
