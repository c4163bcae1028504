-- title en: The loan of a payment of loan money is known
-- title zh: 资金流向记录对应的借据存在
-- severity: critical
-- dimension: consistency
-- owner: post_loan
-- table: fund_flow
-- key: flow_id
-- needs: fund_flow, book.loan
-- reason en: A record of an unknown loan is lost to every figure by loan. Deliver the loan or correct the number.
-- reason zh: 未对应任何已知借据的记录不会计入按借据统计的指标，请补报借据或更正编号。
select flow_id
from fund_flow
where
    loan_id is null
    or not exists (
        select 1 from book.loan as loan
        where loan.loan_id = fund_flow.loan_id
    )
