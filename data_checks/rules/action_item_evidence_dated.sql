-- title en: Evidence comes with the date that a step was done
-- title zh: 有落实证明的督办事项有完成日期
-- severity: warning
-- dimension: completeness
-- owner: committee_office
-- table: action_item
-- key: action_item_id
-- needs: action_item
-- reason en: Evidence without a date shows the step as open. Fill in the date.
-- reason zh: 有证明而无完成日期，会被视为未完成，请补齐日期。
select action_item_id
from action_item
where
    done_on is null
    and evidence is not null
