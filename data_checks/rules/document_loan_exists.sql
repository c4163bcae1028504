-- title en: The loan of a paper is known
-- title zh: 档案资料对应的借据存在
-- severity: critical
-- dimension: consistency
-- owner: credit_data
-- table: document
-- key: loan_id, kind
-- needs: document, book.loan
-- reason en: A record of an unknown loan is lost to every figure by loan. Deliver the loan or correct the number.
-- reason zh: 未对应任何已知借据的记录不会计入按借据统计的指标，请补报借据或更正编号。
select
    loan_id,
    kind
from document
where
    loan_id is not null
    and not exists (
        select 1 from book.loan as loan
        where loan.loan_id = document.loan_id
    )
