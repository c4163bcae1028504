-- title: The book at each as-of date by what its customers are
-- title zh: 贷款余额月度汇总（按客户属性）
-- grain: as_of_date, attribute, state, risk_class_reported, risk_class_dpd, risk_class_floor, risk_class_effective, risk_class_eba, risk_class_fdic, risk_class_par
-- parameters: months date[]
-- sources: judged_loan_month, book.customer
-- stored: memory
-- period: as_of_date
-- notes: the customer as of the as-of date; an attribute that is not known is unknown, never no
with described as (
    select
        judged.as_of_date,
        judged.risk_class_reported,
        judged.risk_class_dpd,
        judged.risk_class_floor,
        judged.risk_class_effective,
        judged.risk_class_eba,
        judged.risk_class_fdic,
        judged.risk_class_par,
        customer.is_related_party,
        customer.is_government_vehicle,
        customer.is_property_sector,
        customer.is_inclusive_small,
        count(*) as loan_count,
        sum(judged.balance)::decimal(28, 2) as balance
    from judged_loan_month as judged
    left join book.customer as customer
        on
            judged.customer_id = customer.customer_id
            and judged.as_of_date >= customer.valid_from
            and judged.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    where judged.in_book and judged.as_of_date = any($months)
    group by all
),

unfolded as (
    select
        * exclude (is_related_party, is_government_vehicle, is_property_sector, is_inclusive_small),
        unnest(['related_party', 'government_vehicle', 'property_sector', 'inclusive_small']) as attribute,
        unnest([is_related_party, is_government_vehicle, is_property_sector, is_inclusive_small]) as holds
    from described
)

select
    as_of_date,
    attribute,
    case when holds then 'yes' when not holds then 'no' else 'unknown' end as state,
    risk_class_reported,
    risk_class_dpd,
    risk_class_floor,
    risk_class_effective,
    risk_class_eba,
    risk_class_fdic,
    risk_class_par,
    sum(loan_count)::bigint as loan_count,
    sum(balance)::decimal(28, 2) as balance
from unfolded
group by all
