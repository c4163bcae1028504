-- title: Largest customers
-- title zh: 最大客户
-- grain: as_of_date, rank
-- parameters: as_of_date date
-- sources: book_month, capital, disbursed_book, disbursed_customer, largest_customer_month, report_month
-- personal: name
-- notes: loans on the book, not credit; net capital is the latest on or before the as-of date; by amount disbursed for a feed without months
-- notes zh: 仅含表内贷款，不含其他授信；资本净额取数据日期当日或此前最近一期；无逐月数据的来源按累计发放金额
with month as (
    select coalesce($as_of_date::date, (select max(as_of_date) from report_month)) as as_of_date
),

book_total as (
    select
        book_month.as_of_date,
        sum(book_month.balance) as amount
    from book_month
    inner join month on book_month.as_of_date = month.as_of_date
    group by book_month.as_of_date
),

lent as (
    select sum(original_amount) as amount from disbursed_book
),

capital_then as (
    select
        month.as_of_date,
        max_by(capital.net_capital, capital.valid_from) as net_capital,
        max_by(capital.tier1_net_capital, capital.valid_from) as tier1_net_capital,
        max(capital.valid_from) as capital_on
    from month
    inner join capital
        on
            month.as_of_date >= capital.valid_from
            and month.as_of_date < coalesce(capital.valid_to, 'infinity'::date)
    group by month.as_of_date
),

measured as (
    select
        largest_customer_month.as_of_date,
        largest_customer_month.rank,
        largest_customer_month.id as customer_id,
        largest_customer_month.name,
        largest_customer_month.customer_type,
        'balance' as measure,
        largest_customer_month.loan_count,
        largest_customer_month.amount,
        book_total.amount as total,
        largest_customer_month.worst_class
    from largest_customer_month
    inner join book_total on largest_customer_month.as_of_date = book_total.as_of_date
    where largest_customer_month.kind = 'customer'
    union all
    select
        null::date as as_of_date,
        disbursed_customer.rank,
        disbursed_customer.customer_id,
        disbursed_customer.name,
        disbursed_customer.customer_type,
        'disbursed' as measure,
        disbursed_customer.loan_count,
        disbursed_customer.amount,
        lent.amount as total,
        null::integer as worst_class
    from disbursed_customer
    cross join lent
    where not exists (select 1 from book_month)
)

select
    measured.as_of_date,
    measured.rank,
    measured.customer_id,
    measured.name,
    measured.customer_type,
    measured.measure,
    measured.loan_count,
    measured.amount,
    measured.amount::double / nullif(measured.total, 0)::double as share,
    measured.amount::double / nullif(capital_then.net_capital, 0)::double as share_of_net_capital,
    measured.amount::double / nullif(capital_then.tier1_net_capital, 0)::double as share_of_tier1_net_capital,
    capital_then.capital_on,
    measured.worst_class
from measured
left join capital_then on measured.as_of_date = capital_then.as_of_date
order by measured.rank
