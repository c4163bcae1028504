-- title en: No reminder is delivered twice
-- title zh: 还款提醒记录主键不重复
-- severity: critical
-- dimension: uniqueness
-- owner: post_loan
-- table: reminder
-- key: loan_id, sent_on, channel
-- needs: reminder
-- reason en: A row delivered twice is counted twice in every figure. Remove the duplicate or correct its key.
-- reason zh: 重复记录会在所有指标中重复计算，请删除重复记录或更正主键。
select
    loan_id,
    sent_on,
    channel
from reminder
where loan_id is not null
group by all
having count(*) > 1
