-- title en: A firm is recorded in the province of its social credit code
-- title zh: 企业所在地区与统一社会信用代码登记地一致
-- severity: finding
-- dimension: accuracy
-- owner: customer_data
-- table: customer
-- key: customer_id
-- needs: book.customer.id_type, book.customer.id_number, book.customer.region_code
-- reason en: The code was given in another province than the one on record: the firm moved, or the record is that
--   of a branch or of another firm. Confirm where it is. Persons are left out: their number tells where they were
--   born.
-- reason zh: 统一社会信用代码的登记地与客户所在省份不符，可能企业迁址，也可能误录为分支机构或其他企业，请核实。个人
--   证件号码反映出生地，不参与比对。
select customer_id
from book.customer as customer
where
    id_type = 'uscc'
    and valid_to is null
    and regexp_full_match(upper(trim(id_number)), '[0-9]{8}[0-9A-HJ-NP-RTUWXY]{10}')
    and regexp_matches(region_code, '^[0-9]{2}')
    and substr(trim(id_number), 3, 2) <> '10'
    and substr(trim(id_number), 3, 2) <> left(region_code, 2)
    and exists (
        select 1 from code as known
        where known.column_name = 'region_code' and starts_with(customer.region_code, known.code)
    )
