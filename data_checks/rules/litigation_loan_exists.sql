-- title en: The loan of a stage of a lawsuit is known
-- title zh: 诉讼记录对应的借据存在
-- severity: critical
-- dimension: consistency
-- owner: asset_preservation
-- table: litigation
-- key: case_id, loan_id, stage
-- needs: litigation, book.loan
-- reason en: A record of an unknown loan is lost to every figure by loan. Deliver the loan or correct the number.
-- reason zh: 未对应任何已知借据的记录不会计入按借据统计的指标，请补报借据或更正编号。
select
    case_id,
    loan_id,
    stage
from litigation
where
    loan_id is not null
    and not exists (
        select 1 from book.loan as loan
        where loan.loan_id = litigation.loan_id
    )
