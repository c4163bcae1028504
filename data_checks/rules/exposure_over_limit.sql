-- title en: No customer's loans exceed the limit for one customer
-- title zh: 单一客户贷款未超过集中度上限
-- severity: finding
-- dimension: accuracy
-- owner: limit_management
-- table: exposure
-- key: as_of_date, customer_id
-- needs: exposure, book.capital
-- uses: book.limit_exception
-- tolerances: single_customer_limit
-- parameters: months date[]
-- reason en: On the last as-of date the customer's loans exceed the share of net capital that may be lent to one
--   customer, and no approval is in force. Reduce them, share them, or have the excess approved. Judged by the
--   loans alone.
-- reason zh: 最近数据日期该客户贷款占资本净额的比例超过单一客户上限，且无有效的超限审批。请压降、分散或报批。仅按贷款口径判断。
with month as (
    select unnest($months::date[]) as as_of_date
),

last_month as (
    select max(as_of_date) as as_of_date from month
),

lent as (
    select
        exposure.as_of_date,
        exposure.customer_id,
        sum(exposure.amount) as amount
    from exposure
    inner join last_month on exposure.as_of_date = last_month.as_of_date
    where
        exposure.kind = 'loan'
        and not coalesce(exposure.is_exempt, false)
    group by exposure.as_of_date, exposure.customer_id
),

capital_in_force as (
    select max_by(capital.net_capital, capital.valid_from) as net_capital
    from book.capital as capital
    inner join last_month on coalesce(capital.valid_from, date '1900-01-01') <= last_month.as_of_date
)

select
    lent.as_of_date,
    lent.customer_id
from lent
cross join capital_in_force
inner join tolerance
    on
        tolerance.name = 'single_customer_limit'
        and lent.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or lent.as_of_date < tolerance.valid_to)
where
    capital_in_force.net_capital > 0
    and lent.amount > tolerance.value * capital_in_force.net_capital::decimal(38, 2)
    and not exists (
        select 1 from book.limit_exception as limit_exception
        where
            limit_exception.measure = 'largest_customer_to_net_capital'
            and limit_exception.key = lent.customer_id
            and limit_exception.until >= lent.as_of_date
    )
