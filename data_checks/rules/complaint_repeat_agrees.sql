-- title en: A repeated complaint has one before it
-- title zh: 重复投诉有在先的投诉
-- severity: warning
-- dimension: consistency
-- owner: consumer_protection
-- table: complaint
-- key: complaint_id
-- needs: complaint.is_repeat
-- uses: book.complaint
-- reason en: The complaint is said to repeat an earlier one, and the customer has none: the earlier one was not
--   delivered, or the flag is wrong. Correct it.
-- reason zh: 标识为重复投诉而该客户没有在先的投诉，可能漏报前次投诉，也可能标识有误，请更正。
select complaint.complaint_id
from complaint
where
    complaint.is_repeat
    and not exists (
        select 1 from book.complaint as earlier
        where
            earlier.customer_id = complaint.customer_id
            and earlier.complaint_id <> complaint.complaint_id
            and earlier.opened_on <= complaint.opened_on
    )
