-- title en: What a customer is counted as fits what it is
-- title zh: 客户各项统计标识与其类型、行业、规模相符
-- severity: warning
-- dimension: consistency
-- owner: customer_data
-- table: customer
-- key: customer_id, valid_from, column_name
-- needs: customer.industry_code, customer.customer_type
-- reason en: A property developer outside property, a farm that is not agricultural, a large firm as inclusive
--   small lending, a person as government vehicle: one of the two is wrong, and a figure that is reported to the
--   regulator with it.
-- reason zh: 房地产标识与行业不符、农林牧渔业或农户未计入涉农、大中型企业计入普惠型小微、个人计入融资平台，二者必有
--   一误，相关监管报送数据随之失真，请更正。
with said as (
    select
        customer_id,
        valid_from,
        left(industry_code, 1) as section,
        customer_type,
        size_class,
        unnest([
            struct_pack(column_name := 'is_property_sector', stated := is_property_sector),
            struct_pack(column_name := 'is_agricultural', stated := is_agricultural),
            struct_pack(column_name := 'is_inclusive_small', stated := is_inclusive_small),
            struct_pack(column_name := 'is_government_vehicle', stated := is_government_vehicle)
        ]) as flag
    from customer
)

select
    customer_id,
    valid_from,
    flag.column_name
from said
where
    (flag.column_name = 'is_property_sector' and flag.stated and section in (
        'A', 'B', 'C', 'D', 'F', 'G', 'H', 'I', 'J', 'P', 'Q', 'R'
    ))
    or (flag.column_name = 'is_agricultural' and not flag.stated and (
        section = 'A' or customer_type = 'rural_household'
    ))
    or (flag.column_name = 'is_inclusive_small' and flag.stated and (
        customer_type = 'financial' or (customer_type = 'corporate' and size_class in ('large', 'medium'))
    ))
    or (flag.column_name = 'is_government_vehicle' and flag.stated and customer_type in ('retail', 'rural_household'))
