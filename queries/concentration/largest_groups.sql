-- title: Largest groups
-- title zh: 最大集团
-- grain: as_of_date, rank
-- parameters: as_of_date date
-- sources: book_month, capital, largest_customer_month, report_month
-- needs: loan_month, customer_group
-- notes: loans on the book, not credit; net capital is the latest on or before the as-of date
-- notes zh: 仅含表内贷款，不含其他授信；资本净额取数据日期当日或此前最近一期
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
        largest_customer_month.id as group_id,
        largest_customer_month.name,
        largest_customer_month.customer_type,
        'balance' as measure,
        largest_customer_month.loan_count,
        largest_customer_month.amount,
        book_total.amount as total,
        largest_customer_month.worst_class
    from largest_customer_month
    inner join book_total on largest_customer_month.as_of_date = book_total.as_of_date
    where largest_customer_month.kind = 'group'
)

select
    measured.as_of_date,
    measured.rank,
    measured.group_id,
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
