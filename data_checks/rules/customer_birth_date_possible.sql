-- title en: The birth date in an identity number is possible
-- title zh: 身份证号码中的出生日期合理
-- severity: warning
-- dimension: validity
-- owner: customer_data
-- table: customer
-- key: customer_id, valid_from
-- needs: customer.id_type, customer.id_number, book.loan.granted_on
-- reason en: The number holds a day that does not exist, or makes the borrower younger than 16 or older than 100 when
--   the first loan was granted. It is a wrong number or another person's. Correct it from the document.
-- reason zh: 证件号码中的出生日期不存在，或按此推算首笔贷款发放时借款人不满16周岁或超过100周岁，应为号码有误或错用他人证件，
--   请按证件原件更正。
with said as (
    select
        customer_id,
        valid_from,
        try_strptime(substr(trim(id_number), 7, 8), '%Y%m%d')::date as born_on
    from customer
    where id_type = 'ric' and regexp_full_match(trim(id_number), '[0-9]{17}[0-9Xx]')
),

lent as (
    select
        customer_id,
        min(granted_on) as granted_on
    from book.loan
    group by customer_id
)

select
    said.customer_id,
    said.valid_from
from said
left join lent on said.customer_id = lent.customer_id
where
    said.born_on is null
    or said.born_on + interval 16 year > lent.granted_on
    or said.born_on + interval 100 year < lent.granted_on
