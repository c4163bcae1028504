-- title: The hundred customers to whom most was ever lent
-- title zh: 累计发放金额最大的一百家客户
-- grain: rank
-- parameters: base_currency varchar
-- sources: book.loan, book.customer, book.exchange_rate
-- stored: memory
-- period: none
-- notes: for feeds without months; own share, other currencies at their latest rate; names as they are today
with latest_rate as (
    select
        currency,
        max_by(rate_to_base, as_of_date) as rate_to_base
    from book.exchange_rate
    where currency <> $base_currency
    group by currency
    union all
    select
        $base_currency as currency,
        1::decimal(18, 8) as rate_to_base
),

lent as (
    select
        loan.customer_id,
        count(*) as loan_count,
        sum(round(
            latest_rate.rate_to_base::decimal(38, 8) * coalesce(loan.own_share, 1) * loan.original_amount, 2
        ))::decimal(28, 2) as amount
    from book.loan as loan
    left join latest_rate on coalesce(loan.currency, $base_currency) = latest_rate.currency
    where loan.customer_id is not null
    group by loan.customer_id
),

ranked as (
    select
        *,
        row_number() over (order by amount desc nulls last, customer_id asc) as rank
    from lent
    order by rank
    limit 100
)

select
    ranked.rank::integer as rank,
    ranked.customer_id,
    customer.name,
    customer.customer_type,
    ranked.loan_count,
    ranked.amount
from ranked
left join book.customer as customer on ranked.customer_id = customer.customer_id and customer.valid_to is null
