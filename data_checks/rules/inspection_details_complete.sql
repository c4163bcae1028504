-- title en: An inspection done has a report and says where it was made
-- title zh: 已完成检查有报告并注明检查方式
-- severity: warning
-- dimension: completeness
-- owner: post_loan
-- table: inspection
-- key: inspection_id
-- needs: inspection.is_on_site, inspection.report_text
-- reason en: The check counts as done and has no report, or does not say whether anybody went there: that it took
--   place cannot be proven. Have it filled in, or count it as missed.
-- reason zh: 检查登记为完成而无报告，或未注明现场、非现场，检查是否开展无从证明，请补录或按未检查处理。
select inspection_id
from inspection
where
    done_on is not null
    and (is_on_site is null or nullif(trim(report_text), '') is null)
