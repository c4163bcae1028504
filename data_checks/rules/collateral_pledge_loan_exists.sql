-- title en: A pledge secures a known loan
-- title zh: 担保关系中的借据存在
-- severity: critical
-- dimension: consistency
-- owner: collateral_management
-- table: collateral_pledge
-- key: collateral_id, loan_id, valid_from
-- needs: collateral_pledge, book.loan
-- reason en: The collateral would stand behind nothing. Deliver the loan or correct the number.
-- reason zh: 该押品未对应任何已知借据，请补报借据或更正编号。
select
    collateral_id,
    loan_id,
    valid_from
from collateral_pledge
where
    loan_id is not null
    and not exists (
        select 1 from book.loan as loan
        where loan.loan_id = collateral_pledge.loan_id
    )
