-- title en: A finding has a severity, and a penalty is not negative
-- title zh: 问题注明严重程度且罚款不为负
-- severity: warning
-- dimension: validity
-- owner: post_loan
-- table: finding
-- key: finding_id
-- needs: finding.severity
-- reason en: Without its severity a finding is missing from every count of grave ones; a negative penalty was
--   mistyped. Correct it.
-- reason zh: 未注明严重程度的问题会漏出重大问题统计，罚款为负属录入错误，请更正。
select finding_id
from finding
where
    nullif(trim(severity), '') is null
    or penalty < 0
