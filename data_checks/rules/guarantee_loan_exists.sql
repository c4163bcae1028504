-- title en: A guarantee is for a known loan
-- title zh: 保证担保的借据存在
-- severity: critical
-- dimension: consistency
-- owner: collateral_management
-- table: guarantee
-- key: guarantee_id, loan_id, valid_from
-- needs: guarantee, book.loan
-- reason en: The guarantor would stand behind nothing. Deliver the loan or correct the number.
-- reason zh: 该保证未对应任何已知借据，请补报借据或更正编号。
select
    guarantee_id,
    loan_id,
    valid_from
from guarantee
where
    loan_id is not null
    and not exists (
        select 1 from book.loan as loan
        where loan.loan_id = guarantee.loan_id
    )
