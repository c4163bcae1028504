-- title en: A reminder is sent before the payment is due
-- title zh: 提醒早于应还日
-- severity: warning
-- dimension: validity
-- owner: post_loan
-- table: reminder
-- key: loan_id, sent_on, channel
-- needs: reminder
-- reason en: A reminder after the due date is a demand. Correct the date or move it to collection.
-- reason zh: 应还日之后发送的不是提醒而是催收，请更正日期或改报催收记录。
select
    loan_id,
    sent_on,
    channel
from reminder
where sent_on > due_on
