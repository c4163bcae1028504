-- title en: A partner's cover and trigger are possible
-- title zh: 合作机构保证金及触发比例合理
-- severity: warning
-- dimension: validity
-- owner: credit_data
-- table: partner
-- key: partner_id
-- needs: partner
-- reason en: A cover below zero or a ratio above one tells nothing about what the partner still stands for. Correct
--   the record.
-- reason zh: 保证金为负或触发比例大于1，无法反映合作机构的代偿能力，请更正。
select partner_id
from partner
where
    cover_balance < 0
    or trigger_ratio not between 0 and 1
