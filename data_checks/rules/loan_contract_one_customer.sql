-- title en: Loans of one contract are of one customer
-- title zh: 同一合同项下借据属于同一客户
-- severity: warning
-- dimension: consistency
-- owner: credit_data
-- table: loan
-- key: contract_id
-- needs: loan.contract_id, book.loan
-- reason en: Two customers have a loan under one contract number: one of the loans is counted with the wrong
--   debtor, and so are limits and contagion. Correct the contract or the customer.
-- reason zh: 同一合同号下的借据分属不同客户，某笔贷款归错债务人，限额与债务人分类随之失真，请更正合同号或客户编号。
with shared as (
    select contract_id
    from book.loan
    where nullif(trim(contract_id), '') is not null
    group by contract_id
    having min(customer_id) <> max(customer_id)
)

select distinct loan.contract_id
from loan
inner join shared on loan.contract_id = shared.contract_id
