-- title en: A complaint is closed after it was opened
-- title zh: 投诉办结不早于受理
-- severity: warning
-- dimension: validity
-- owner: consumer_protection
-- table: complaint
-- key: complaint_id
-- needs: complaint
-- reason en: A complaint closed before it came makes the bank look quicker than it was. Correct the dates.
-- reason zh: 办结早于受理会高估处理时效，请更正日期。
select complaint_id
from complaint
where closed_on < opened_on
