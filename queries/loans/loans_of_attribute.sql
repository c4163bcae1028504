-- title: Loans of customers of a kind
-- title zh: 按客户属性的贷款明细
-- grain: as_of_date, loan_id
-- parameters: as_of_date date, attribute varchar, basis varchar
-- sources: customer, judged_loan_month, report_month
-- needs: loan_month
-- personal: customer_name
-- notes: loans on the book of customers who carry the attribute at the as-of date, largest first
-- notes zh: 数据日期当日具有该属性客户的表内贷款，按余额由大到小
with month as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

carrier as (
    select
        month.as_of_date,
        customer.customer_id,
        customer.name,
        customer.customer_type
    from month
    inner join customer
        on
            month.as_of_date >= customer.valid_from
            and month.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    where
        case $attribute
            when 'related_party' then customer.is_related_party
            when 'government_vehicle' then customer.is_government_vehicle
            when 'property_sector' then customer.is_property_sector
            when 'inclusive_small' then customer.is_inclusive_small
        end
)

select
    loan.as_of_date,
    loan.loan_id,
    loan.customer_id,
    carrier.name as customer_name,
    carrier.customer_type,
    loan.branch_id as branch,
    loan.product_type as product,
    loan.use_industry_code as sector,
    loan.use_region_code as region,
    loan.balance,
    loan.days_past_due,
    case $basis
        when 'reported' then loan.risk_class_reported
        when 'dpd' then loan.risk_class_dpd
        when 'floor' then loan.risk_class_floor
        when 'effective' then loan.risk_class_effective
        when 'eba' then loan.risk_class_eba
        when 'fdic' then loan.risk_class_fdic
        when 'par' then loan.risk_class_par
    end as risk_class,
    loan.status
from judged_loan_month as loan
inner join carrier
    on
        loan.as_of_date = carrier.as_of_date
        and loan.customer_id = carrier.customer_id
where loan.in_book
order by loan.balance desc, loan.loan_id asc
