-- title en: The region in an identity number exists
-- title zh: 证件号码中的行政区划存在
-- severity: warning
-- dimension: validity
-- owner: customer_data
-- table: customer
-- key: customer_id, valid_from
-- needs: customer.id_type, customer.id_number
-- reason en: An identity card number begins with the place of birth, a social credit code holds the place of
--   registration; this one names a province that GB/T 2260 does not have. Correct the number from the document.
-- reason zh: 居民身份证号码以出生地、统一社会信用代码以登记机关所在地的行政区划编码，该号码中的省级代码在GB/T 2260
--   中不存在，请按证件原件更正。
with said as (
    select
        customer_id,
        valid_from,
        substr(trim(id_number), if(id_type = 'ric', 1, 3), 2) as province
    from customer
    where
        (id_type = 'ric' and regexp_full_match(trim(id_number), '[0-9]{17}[0-9Xx]'))
        or (id_type = 'uscc' and regexp_full_match(upper(trim(id_number)), '[0-9]{8}[0-9A-HJ-NP-RTUWXY]{10}'))
)

select
    customer_id,
    valid_from
from said
where
    -- 10: registered with the central administration
    province <> '10'
    and not exists (
        select 1 from code as known
        where known.column_name = 'region_code' and known.code = said.province
    )
