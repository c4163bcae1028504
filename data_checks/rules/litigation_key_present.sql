-- title en: Every stage of a lawsuit has a case, a loan and a stage
-- title zh: 每条诉讼记录均有案件、借据和阶段
-- severity: critical
-- dimension: completeness
-- owner: asset_preservation
-- table: litigation
-- key: case_id, loan_id, stage
-- needs: litigation
-- reason en: A row without its key cannot be found again, joined or corrected. Have the sender fill it in.
-- reason zh: 缺少主键的记录无法查找、关联和更正，请报送方补齐。
select
    case_id,
    loan_id,
    stage
from litigation
where
    nullif(trim(case_id), '') is null
    or nullif(trim(loan_id), '') is null
    or nullif(trim(stage), '') is null
