-- title: Rated customers with loans at each as-of date: is their review in time
-- title zh: 评级客户重评时效逐月汇总
-- grain: as_of_date, customer_type, risk_tier, review
-- sources: rated_customer_month, year_before_month, book.customer, standard_parameter
-- stored: memory
-- period: as_of_date
-- notes: the level of a kind of customer and risk tier goes before that of the kind; a level is exceeded when the age is more than it
with level as (
    select
        month.as_of_date,
        standard_parameter.name,
        max_by(standard_parameter.value, standard_parameter.valid_from)::integer as days
    from year_before_month as month
    inner join standard_parameter on month.as_of_date >= standard_parameter.valid_from
    where standard_parameter.standard = 'bank' and standard_parameter.name like 'rating_days_%'
    group by all
),

rated as (
    select
        customer_id,
        coalesce(customer_type, 'unknown') as customer_type,
        coalesce(risk_tier, 'unknown') as risk_tier,
        rated_on,
        valid_from,
        coalesce(valid_to, 'infinity'::date) as valid_to
    from book.customer
    where internal_rating is not null
),

owed as (
    select
        owed.as_of_date,
        owed.customer_id,
        owed.balance
    from rated_customer_month as owed
    inner join year_before_month as month on owed.as_of_date = month.as_of_date
),

aged as (
    select
        owed.as_of_date,
        owed.balance,
        rated.customer_type,
        rated.risk_tier,
        owed.as_of_date - rated.rated_on as age_days,
        coalesce(of_tier.days, of_kind.days) as allowed_days
    from owed
    inner join rated
        on
            owed.customer_id = rated.customer_id
            and owed.as_of_date >= rated.valid_from
            and owed.as_of_date < rated.valid_to
    left join level as of_tier
        on
            owed.as_of_date = of_tier.as_of_date
            and concat('rating_days_', rated.customer_type, '_', rated.risk_tier) = of_tier.name
    left join level as of_kind
        on
            owed.as_of_date = of_kind.as_of_date
            and concat('rating_days_', rated.customer_type) = of_kind.name
)

select
    as_of_date,
    customer_type,
    risk_tier,
    case
        when age_days is null or allowed_days is null then 'undated'
        when age_days > allowed_days then 'overdue'
        else 'in_time'
    end as review,
    count(*) as customer_count,
    sum(balance)::decimal(28, 2) as balance
from aged
group by all
