-- title en: The inspection of a finding is known
-- title zh: 问题对应的检查存在
-- severity: critical
-- dimension: consistency
-- owner: post_loan
-- table: finding
-- key: finding_id
-- needs: finding.inspection_id, book.inspection
-- reason en: A finding without its inspection cannot be led back to a loan. Deliver the inspection or correct the
--   number.
-- reason zh: 找不到对应检查的问题无法追溯到借据，请补报检查或更正编号。
select finding_id
from finding
where
    inspection_id is not null
    and not exists (
        select 1 from book.inspection as inspection
        where inspection.inspection_id = finding.inspection_id
    )
