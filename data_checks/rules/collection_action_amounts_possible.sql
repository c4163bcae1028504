-- title en: Cost and promised amount of a step of collection are possible
-- title zh: 催收费用及承诺金额合理
-- severity: warning
-- dimension: validity
-- owner: asset_preservation
-- table: collection_action
-- key: action_id
-- needs: collection_action
-- reason en: A negative cost or a promise of nothing distorts what collection costs and brings. Correct the amount.
-- reason zh: 费用为负或承诺金额非正会歪曲催收成本与成效，请更正金额。
select action_id
from collection_action
where
    cost < 0
    or promised_amount <= 0
