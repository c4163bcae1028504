-- title: Customers whose rating is overdue
-- title zh: 逾期未重评客户明细
-- grain: as_of_date, customer_id
-- parameters: as_of_date date
-- sources: customer, judged_loan_month, report_month, standard_parameter
-- needs: loan_month, customer.internal_rating, customer.rated_on
-- personal: customer_name
-- notes: largest first; age is counted from the date of the grade to the as-of date
-- notes zh: 按贷款余额由大到小；天数自评级日期起算至数据日期
with month as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

level as (
    select
        standard_parameter.name,
        max_by(standard_parameter.value, standard_parameter.valid_from)::integer as days
    from standard_parameter
    inner join month on standard_parameter.valid_from <= month.as_of_date
    where standard_parameter.standard = 'bank' and standard_parameter.name like 'rating_days_%'
    group by standard_parameter.name
),

aged as (
    select
        month.as_of_date,
        customer.customer_id,
        customer.name,
        customer.customer_type,
        customer.risk_tier,
        customer.internal_rating,
        customer.rated_on,
        month.as_of_date - customer.rated_on as age_days,
        coalesce(of_tier.days, of_kind.days) as allowed_days
    from month
    inner join customer
        on
            month.as_of_date >= customer.valid_from
            and month.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
    left join level as of_tier
        on concat('rating_days_', customer.customer_type, '_', coalesce(customer.risk_tier, 'unknown')) = of_tier.name
    left join level as of_kind on concat('rating_days_', customer.customer_type) = of_kind.name
    where customer.internal_rating is not null
),

owed as (
    select
        judged.customer_id,
        count(*) as loan_count,
        sum(judged.balance)::decimal(28, 2) as balance
    from judged_loan_month as judged
    where
        judged.as_of_date = coalesce($as_of_date::date, (select max(as_of_date) from report_month))
        and judged.in_book
        and judged.balance > 0
    group by judged.customer_id
)

select
    aged.as_of_date,
    aged.customer_id,
    aged.name as customer_name,
    aged.customer_type,
    aged.risk_tier,
    aged.internal_rating,
    aged.rated_on,
    aged.age_days,
    aged.allowed_days,
    owed.loan_count,
    owed.balance
from aged
inner join owed on aged.customer_id = owed.customer_id
where aged.age_days > aged.allowed_days
order by owed.balance desc, aged.customer_id asc
