-- title en: A finding is put right after it was found and checked after that
-- title zh: 整改晚于发现、复核晚于整改
-- severity: warning
-- dimension: validity
-- owner: post_loan
-- table: finding
-- key: finding_id
-- needs: finding
-- reason en: What is put right before it is found, or checked before it is put right, was not. Correct the dates.
-- reason zh: 整改早于发现、复核早于整改均不可能，请更正日期。
select finding_id
from finding
where
    due_on < found_on
    or rectified_on < found_on
    or rechecked_on < rectified_on
    or (rechecked_on is not null and rectified_on is null)
