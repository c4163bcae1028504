-- title: The hundred largest customers and groups at each as-of date
-- title zh: 各数据日期最大一百家客户和集团
-- grain: as_of_date, kind, rank
-- parameters: months date[]
-- sources: customer_month, book.customer
-- stored: memory
-- period: as_of_date
-- notes: worst_class is the worst effective class of the loans
with cutoff as (
    select
        as_of_date,
        kind,
        list_min(max(amount, 100)) as amount
    from customer_month
    where as_of_date = any($months) and (kind = 'customer' or is_group)
    group by all
),

ranked as (
    select
        customer_month.*,
        case when customer_month.kind = 'customer' then customer_month.id end as customer_id,
        row_number() over (
            partition by customer_month.as_of_date, customer_month.kind
            order by customer_month.amount desc, customer_month.id asc
        ) as rank
    from customer_month
    inner join cutoff
        on
            customer_month.as_of_date = cutoff.as_of_date
            and customer_month.kind = cutoff.kind
            and customer_month.amount >= cutoff.amount
    where customer_month.kind = 'customer' or customer_month.is_group
)

select
    ranked.as_of_date,
    ranked.kind,
    ranked.rank::integer as rank,
    ranked.id,
    coalesce(ranked.name, customer.name) as name,
    customer.customer_type,
    ranked.loan_count,
    ranked.amount,
    ranked.worst_class,
    coalesce(customer.industry_code, 'unknown') as industry,
    coalesce(customer.region_code, 'unknown') as region
from ranked
left join book.customer as customer
    on
        ranked.customer_id = customer.customer_id
        and ranked.as_of_date >= customer.valid_from
        and ranked.as_of_date < coalesce(customer.valid_to, 'infinity'::date)
where ranked.rank <= 100
