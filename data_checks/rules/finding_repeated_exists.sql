-- title en: The finding that another repeats is known
-- title zh: 屡查屡犯的原问题存在
-- severity: critical
-- dimension: consistency
-- owner: post_loan
-- table: finding
-- key: finding_id
-- needs: finding.repeats_finding_id, book.finding
-- reason en: A repetition of nothing known cannot be counted. Deliver the earlier finding or correct the number.
-- reason zh: 找不到原问题则无法统计屡查屡犯，请补报原问题或更正编号。
select finding_id
from finding
where
    repeats_finding_id is not null
    and not exists (
        select 1 from book.finding as known
        where known.finding_id = finding.repeats_finding_id
    )
