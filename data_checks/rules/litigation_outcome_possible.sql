-- title en: A case is decided after it was filed, for amounts that can be
-- title zh: 裁判不早于立案且金额非负
-- severity: warning
-- dimension: validity
-- owner: asset_preservation
-- table: litigation
-- key: case_id, loan_id, stage
-- needs: litigation
-- reason en: A judgment before the suit, or for less than nothing, is a slip of entry. Correct the record.
-- reason zh: 裁判早于立案或金额为负均为录入错误，请更正。
select
    case_id,
    loan_id,
    stage
from litigation
where
    decided_on < filed_on
    or awarded < 0
    or collected < 0
