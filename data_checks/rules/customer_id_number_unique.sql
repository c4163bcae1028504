-- title en: No two customers have the same identity number
-- title zh: 不同客户的证件号码不重复
-- severity: critical
-- dimension: uniqueness
-- owner: customer_data
-- table: customer
-- key: customer_id
-- needs: customer.id_number, book.customer
-- reason en: One debtor under two customer numbers is two small debtors: the largest customers, the 10 % line of a
--   debtor in default and every limit are judged too well. Merge the customers, or correct the number.
-- reason zh: 同一债务人以两个客户编号存在，会使最大客户、债务人违约10%认定和各项限额均被低估，请合并客户或更正证件号码。
with said as (
    select distinct
        customer_id,
        upper(trim(id_number)) as number
    from book.customer
    where nullif(trim(id_number), '') is not null and nullif(trim(customer_id), '') is not null
),

shared as (
    select number
    from said
    group by number
    having count(*) > 1
)

select distinct said.customer_id
from said
inner join shared on said.number = shared.number
where said.customer_id in (select customer.customer_id from customer)
