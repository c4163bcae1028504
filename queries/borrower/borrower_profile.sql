-- title: Who it is
-- title zh: 客户基本信息
-- grain: as_of_date, customer_id
-- parameters: customers varchar[], as_of_date date
-- sources: customer, report_month
-- personal: customer_name, id_number
-- notes: the record that held at the as-of date: what was known then, not what is known now
-- notes zh: 数据日期有效的客户记录，即当时掌握的信息
with month as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
)

select
    month.as_of_date,
    customer.customer_id,
    customer.name as customer_name,
    customer.customer_type,
    customer.role,
    customer.id_type,
    customer.id_number,
    customer.industry_code,
    customer.region_code,
    customer.size_class,
    customer.internal_rating,
    customer.rated_on,
    customer.external_rating,
    customer.risk_tier,
    customer.financials_on,
    customer.verified_on,
    customer.contacted_on,
    customer.bankruptcy_on,
    customer.is_related_party,
    customer.is_government_vehicle,
    customer.is_property_sector,
    customer.is_inclusive_small,
    customer.is_agricultural
from month
inner join customer
    on
        (month.as_of_date is null or month.as_of_date >= customer.valid_from)
        and (month.as_of_date is null or month.as_of_date < coalesce(customer.valid_to, 'infinity'::date))
where list_contains($customers, customer.customer_id)
order by customer.customer_id
