-- title en: The birth date on record is the one in the identity number
-- title zh: 客户出生日期与身份证号码一致
-- severity: warning
-- dimension: accuracy
-- owner: customer_data
-- table: customer
-- key: customer_id, valid_from
-- needs: customer.born_on, customer.id_type, customer.id_number
-- reason en: The record and the number name different days: one of them was mistyped, or the number is another
--   person's. Correct it from the document.
-- reason zh: 登记的出生日期与身份证号码中的出生日期不同，可能录入有误，也可能错用他人证件，请按证件原件更正。
select
    customer_id,
    valid_from
from customer
where
    id_type = 'ric'
    and regexp_full_match(trim(id_number), '[0-9]{17}[0-9Xx]')
    and try_strptime(substr(trim(id_number), 7, 8), '%Y%m%d')::date <> born_on
