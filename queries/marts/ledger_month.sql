-- title: Loan system and ledger side by side, by account, branch and currency
-- title zh: 信贷系统与总账余额对照（按科目、机构、币种）
-- grain: as_of_date, account, branch_id, currency
-- parameters: base_currency varchar
-- sources: book.loan_month, book.loan, book.ledger, book.exchange_rate, book_date
-- stored: memory
-- period: as_of_date
-- notes: only months that the ledger has, and only accounts that loans of the month name; principal as the loan system holds it, own share, in the currency of the account; a negative card balance counts as it is
with own_terms as (
    select
        loan_id,
        any_value(coalesce(currency, $base_currency)) as currency,
        any_value(coalesce(own_share, 1)) as own_share
    from book.loan
    where
        currency <> $base_currency
        or own_share <> 1
    group by loan_id
),

month as (
    select as_of_date from book_date
    where as_of_date in (select ledger.as_of_date from book.ledger as ledger)
),

held as (
    select
        loan_month.as_of_date,
        loan_month.ledger_account as account,
        coalesce(loan_month.branch_id, 'unknown') as branch_id,
        coalesce(own_terms.currency, $base_currency) as currency,
        count(*) as loan_count,
        sum(case
            when own_terms.own_share is null then loan_month.balance
            else round(loan_month.balance::decimal(38, 2) * own_terms.own_share, 2)
        end)::decimal(28, 2) as balance
    from book.loan_month as loan_month
    left join own_terms on loan_month.loan_id = own_terms.loan_id
    where
        loan_month.ledger_account is not null
        and loan_month.as_of_date in (select month.as_of_date from month)
        and coalesce(loan_month.status = 'active', loan_month.balance is not null)
        and coalesce(loan_month.is_on_book, true)
    group by all
),

posted as (
    select
        as_of_date,
        account,
        coalesce(branch_id, 'unknown') as branch_id,
        currency,
        sum(balance)::decimal(28, 2) as balance
    from book.ledger
    where
        account in (select held.account from held)
        and as_of_date in (select held.as_of_date from held)
    group by all
),

rate as (
    select
        as_of_date,
        currency,
        any_value(rate_to_base) as rate_to_base
    from book.exchange_rate
    where currency <> $base_currency
    group by as_of_date, currency
),

paired as (
    select
        coalesce(held.as_of_date, posted.as_of_date) as as_of_date,
        coalesce(held.account, posted.account) as account,
        coalesce(held.branch_id, posted.branch_id) as branch_id,
        coalesce(held.currency, posted.currency) as currency,
        coalesce(held.loan_count, 0) as loan_count,
        coalesce(held.balance, 0) as held_balance,
        coalesce(posted.balance, 0) as posted_balance
    from held
    full join posted
        on
            held.as_of_date = posted.as_of_date
            and held.account = posted.account
            and held.branch_id = posted.branch_id
            and held.currency = posted.currency
)

select
    paired.as_of_date,
    paired.account,
    paired.branch_id,
    paired.currency,
    paired.loan_count,
    (paired.held_balance - paired.posted_balance)::decimal(28, 2) as difference,
    case
        when paired.currency = $base_currency then paired.held_balance
        else round(paired.held_balance::decimal(38, 2) * rate.rate_to_base, 2)
    end::decimal(28, 2) as held_amount,
    case
        when paired.currency = $base_currency then paired.posted_balance
        else round(paired.posted_balance::decimal(38, 2) * rate.rate_to_base, 2)
    end::decimal(28, 2) as posted_amount
from paired
left join rate on paired.as_of_date = rate.as_of_date and paired.currency = rate.currency
