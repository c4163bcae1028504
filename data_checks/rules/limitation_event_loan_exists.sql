-- title en: The loan of an event of a time bar is known
-- title zh: 时效事项对应的借据存在
-- severity: critical
-- dimension: consistency
-- owner: asset_preservation
-- table: limitation_event
-- key: loan_id, party, kind, occurred_on
-- needs: limitation_event, book.loan
-- reason en: A record of an unknown loan is lost to every figure by loan. Deliver the loan or correct the number.
-- reason zh: 未对应任何已知借据的记录不会计入按借据统计的指标，请补报借据或更正编号。
select
    loan_id,
    party,
    kind,
    occurred_on
from limitation_event
where
    loan_id is not null
    and not exists (
        select 1 from book.loan as loan
        where loan.loan_id = limitation_event.loan_id
    )
