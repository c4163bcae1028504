-- title en: What was decided was decided at a meeting held
-- title zh: 决议出自已召开的会议
-- severity: warning
-- dimension: validity
-- owner: committee_office
-- table: decision
-- key: decision_id
-- needs: decision, book.meeting.held_on
-- parameters: business_date date
-- reason en: The meeting lies in the future or has no date, or the decision has no words: nothing can have been
--   decided yet. Correct it.
-- reason zh: 会议尚未召开或未登记日期，或决议内容为空，不可能已形成决议，请更正。
select decision.decision_id
from decision
inner join book.meeting as meeting on decision.meeting_id = meeting.meeting_id
where
    coalesce(meeting.held_on, 'infinity'::date) > $business_date
    or nullif(trim(decision.decided), '') is null
