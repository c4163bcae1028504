-- title: The five hundred largest credits to customers and to groups at each as-of date, and every related party
-- title zh: 各数据日期授信最大五百家客户和集团，以及全部关联方
-- grain: as_of_date, kind, rank
-- parameters: months date[]
-- sources: credit_month
-- stored: memory
-- period: as_of_date
-- notes: what is exempt from the limits is not in the credit
with ranked as (
    select
        *,
        row_number() over (
            partition by as_of_date, kind
            order by credit_amount desc, id asc
        )::integer as rank
    from credit_month
    where as_of_date = any($months)
)

select
    as_of_date,
    kind,
    rank,
    id,
    name,
    customer_type,
    is_interbank,
    is_related_party,
    on_balance_amount,
    off_balance_amount,
    margin_amount,
    exempt_amount,
    credit_amount
from ranked
where rank <= 500 or is_related_party
