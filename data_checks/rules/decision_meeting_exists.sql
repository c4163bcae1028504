-- title en: The meeting of a decision is known
-- title zh: 决议对应的会议存在
-- severity: critical
-- dimension: consistency
-- owner: committee_office
-- table: decision
-- key: decision_id
-- needs: decision, book.meeting
-- reason en: A decision of no known meeting binds nobody. Deliver the meeting or correct the number.
-- reason zh: 找不到对应会议的决议无法督办，请补报会议或更正编号。
select decision_id
from decision
where
    meeting_id is null
    or not exists (
        select 1 from book.meeting as meeting
        where meeting.meeting_id = decision.meeting_id
    )
