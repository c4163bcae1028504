-- title en: The decision that a step carries out is known
-- title zh: 督办事项对应的决议存在
-- severity: critical
-- dimension: consistency
-- owner: committee_office
-- table: action_item
-- key: action_item_id
-- needs: action_item, book.decision
-- reason en: A step of no known decision has no ground. Deliver the decision or correct the number.
-- reason zh: 找不到对应决议的督办事项没有依据，请补报决议或更正编号。
select action_item_id
from action_item
where
    decision_id is null
    or not exists (
        select 1 from book.decision as decision
        where decision.decision_id = action_item.decision_id
    )
