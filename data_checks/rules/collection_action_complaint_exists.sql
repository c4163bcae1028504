-- title en: The complaint that a step of collection led to is known
-- title zh: 催收引发的投诉存在
-- severity: critical
-- dimension: consistency
-- owner: asset_preservation
-- table: collection_action
-- key: action_id
-- needs: collection_action.complaint_id, book.complaint
-- reason en: A complaint named but not on file cannot be followed up. Deliver the complaint or correct the number.
-- reason zh: 引用的投诉不存在，无法跟踪处理，请补报投诉或更正编号。
select action_id
from collection_action
where
    complaint_id is not null
    and not exists (
        select 1 from book.complaint as complaint
        where complaint.complaint_id = collection_action.complaint_id
    )
