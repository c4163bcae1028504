-- title: What the bank is exposed to with each customer and each group at each as-of date
-- title zh: 客户及集团授信逐月明细
-- grain: as_of_date, kind, id
-- parameters: months date[]
-- sources: book.exposure, book.customer, book.customer_group
-- stored: scratch
-- period: as_of_date
-- notes: credit is on plus off balance less cash margin, deposits and treasury pledges, never below zero; what is exempt stands apart; a customer of no group is in no group
with held as (
    select
        as_of_date,
        customer_id,
        coalesce(is_off_balance, false) as is_off,
        coalesce(is_exempt, false) as is_free,
        amount,
        least(coalesce(cash_margin, 0), amount) as margin
    from book.exposure
    where as_of_date = any($months) and customer_id is not null and amount > 0
),

summed as (
    select
        as_of_date,
        customer_id,
        coalesce(sum(amount) filter (where not is_off and not is_free), 0)::decimal(28, 2) as on_balance_amount,
        coalesce(sum(amount) filter (where is_off and not is_free), 0)::decimal(28, 2) as off_balance_amount,
        coalesce(sum(margin) filter (where not is_free), 0)::decimal(28, 2) as margin_amount,
        coalesce(sum(amount - margin) filter (where is_free), 0)::decimal(28, 2) as exempt_amount
    from held
    group by all
),

named as (
    select
        summed.*,
        customer.name,
        customer.customer_type,
        coalesce(customer.customer_type = 'financial', false) as is_interbank,
        customer.is_related_party
    from summed
    left join book.customer as customer
        on
            summed.customer_id = customer.customer_id
            and summed.as_of_date >= customer.valid_from
            and summed.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
),

grouped as (
    select
        named.*,
        membership.group_id,
        membership.group_name
    from named
    inner join book.customer_group as membership
        on
            named.customer_id = membership.customer_id
            and named.as_of_date >= membership.valid_from
            and named.as_of_date < coalesce(membership.valid_to, 'infinity'::date)
),

together as (
    select
        as_of_date,
        'customer' as kind,
        customer_id as id,
        name,
        customer_type,
        is_interbank,
        is_related_party,
        on_balance_amount,
        off_balance_amount,
        margin_amount,
        exempt_amount
    from named
    union all
    select
        as_of_date,
        'group' as kind,
        group_id as id,
        max(group_name) as name,
        null::varchar as customer_type,
        bool_and(is_interbank) as is_interbank,
        bool_or(is_related_party) as is_related_party,
        sum(on_balance_amount)::decimal(28, 2) as on_balance_amount,
        sum(off_balance_amount)::decimal(28, 2) as off_balance_amount,
        sum(margin_amount)::decimal(28, 2) as margin_amount,
        sum(exempt_amount)::decimal(28, 2) as exempt_amount
    from grouped
    group by as_of_date, group_id
)

select
    *,
    (on_balance_amount + off_balance_amount - margin_amount)::decimal(28, 2) as credit_amount
from together
