-- title en: The loan of a step of collection is known
-- title zh: 催收记录对应的借据存在
-- severity: critical
-- dimension: consistency
-- owner: asset_preservation
-- table: collection_action
-- key: action_id
-- needs: collection_action, book.loan
-- reason en: A record of an unknown loan is lost to every figure by loan. Deliver the loan or correct the number.
-- reason zh: 未对应任何已知借据的记录不会计入按借据统计的指标，请补报借据或更正编号。
select action_id
from collection_action
where
    loan_id is null
    or not exists (
        select 1 from book.loan as loan
        where loan.loan_id = collection_action.loan_id
    )
