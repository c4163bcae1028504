-- title en: The loan of an inspection is known
-- title zh: 贷后检查对应的借据存在
-- severity: critical
-- dimension: consistency
-- owner: post_loan
-- table: inspection
-- key: inspection_id
-- needs: inspection, book.loan
-- reason en: A record of an unknown loan is lost to every figure by loan. Deliver the loan or correct the number.
-- reason zh: 未对应任何已知借据的记录不会计入按借据统计的指标，请补报借据或更正编号。
select inspection_id
from inspection
where
    loan_id is null
    or not exists (
        select 1 from book.loan as loan
        where loan.loan_id = inspection.loan_id
    )
