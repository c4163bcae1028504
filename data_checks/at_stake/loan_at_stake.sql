-- Every loan with the branch and the customer it belongs to, and what is owed on the last as-of date loaded, in base
-- currency. A loan that the last month does not report has no known amount.
with last_month as (
    select max(as_of_date) as as_of_date from loan_month
),

rate as (
    select
        exchange_rate.currency,
        min(exchange_rate.rate_to_base) as rate_to_base
    from book.exchange_rate as exchange_rate
    inner join last_month on exchange_rate.as_of_date = last_month.as_of_date
    where exchange_rate.currency <> $base_currency
    group by exchange_rate.currency
),

lent as (
    select
        loan_id,
        min(customer_id) as customer_id,
        min(branch_id) as branch_id,
        coalesce(min(currency), $base_currency) as currency,
        coalesce(min(own_share), 1) as own_share
    from book.loan
    where loan_id is not null
    group by loan_id
),

owed as (
    select
        loan_month.loan_id,
        min(loan_month.branch_id) as branch_id,
        max(loan_month.balance) as balance,
        bool_or(
            coalesce(loan_month.status = 'active', loan_month.balance is not null)
            and coalesce(loan_month.is_on_book, true)
        ) as in_book
    from loan_month
    inner join last_month on loan_month.as_of_date = last_month.as_of_date
    where loan_month.loan_id is not null
    group by loan_month.loan_id
)

select
    coalesce(lent.loan_id, owed.loan_id) as loan_id,
    lent.customer_id,
    coalesce(owed.branch_id, lent.branch_id) as branch_id,
    case
        when owed.loan_id is null or lent.loan_id is null then null
        when not owed.in_book or owed.balance < 0 then 0
        when lent.currency = $base_currency and lent.own_share = 1 then owed.balance
        when lent.currency = $base_currency then try(round(owed.balance::decimal(38, 2) * lent.own_share, 2))
        else try(round(owed.balance * (rate.rate_to_base::decimal(38, 8) * lent.own_share), 2))
    end::decimal(28, 2) as amount
from lent
full join owed on lent.loan_id = owed.loan_id
left join rate on lent.currency = rate.currency
