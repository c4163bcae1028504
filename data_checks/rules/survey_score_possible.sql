-- title en: A survey score lies between 0 and 100
-- title zh: 满意度评分在0至100之间
-- severity: warning
-- dimension: validity
-- owner: consumer_protection
-- table: survey
-- key: customer_id, answered_on
-- needs: survey
-- reason en: A score outside the scale moves the mean that is shown. Correct it.
-- reason zh: 超出量程的评分会影响平均分，请更正。
select
    customer_id,
    answered_on
from survey
where
    score < 0
    or score > 100
