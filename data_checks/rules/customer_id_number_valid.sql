-- title en: Identity numbers have the form and check digit of their kind
-- title zh: 证件号码格式和校验码正确
-- severity: warning
-- dimension: validity
-- owner: customer_data
-- table: customer
-- key: customer_id, valid_from
-- needs: customer.id_type, customer.id_number
-- reason en: The check digit of a unified social credit code (GB 32100), an identity card (GB 11643) or an LEI
--   (ISO 17442) does not fit the rest: a digit was mistyped, and the customer will not be found in any register.
--   Correct the number from the document.
-- reason zh: 统一社会信用代码（GB 32100）、居民身份证号码（GB 11643）或LEI（ISO 17442）校验码不符，多为录入错误，
--   外部系统将无法匹配该客户，请按证件原件更正。
with said as (
    select
        customer_id,
        valid_from,
        id_type,
        upper(trim(id_number)) as number
    from customer
    where id_type in ('uscc', 'ric', 'lei') and nullif(trim(id_number), '') is not null
),

formed as (
    select
        *,
        case id_type
            when 'uscc' then regexp_full_match(number, '[0-9]{8}[0-9A-HJ-NP-RTUWXY]{10}')
            when 'ric' then regexp_full_match(number, '[0-9]{17}[0-9X]')
            else regexp_full_match(number, '[0-9A-Z]{18}[0-9]{2}')
        end as is_formed,
        -- what each sign counts: in these codes a letter is ten and more, and some letters are left out
        list_transform(
            string_split(number, ''),
            lambda sign: strpos(
                if(id_type = 'uscc', '0123456789ABCDEFGHJKLMNPQRTUWXY', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), sign
            ) - 1
        ) as counts
    from said
),

weighed as (
    select
        *,
        list_dot_product(
            counts[:17]::double[], [1.0, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
        )::integer % 31 as rest_of_31,
        list_dot_product(
            counts[:17]::double[], [7.0, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        )::integer % 11 as rest_of_11,
        array_to_string(counts, '') as digits
    from formed
    where is_formed
),

fitting as (
    select
        customer_id,
        valid_from,
        number
    from weighed
    where
        case id_type
            when 'uscc' then counts[18] = (31 - rest_of_31) % 31
            when 'ric' then substr(number, 18) = substr('10X98765432', 1 + rest_of_11, 1)
            -- leaves 1 when divided by 97; in two steps, for it is longer than any integer
            else ((left(digits, 20)::hugeint % 97)::varchar || substr(digits, 21))::hugeint % 97 = 1
        end
)

select
    said.customer_id,
    said.valid_from
from said
anti join fitting
    on
        said.customer_id is not distinct from fitting.customer_id
        and said.valid_from is not distinct from fitting.valid_from
        and said.number = fitting.number
