-- title en: The ledger agrees with the loans by account, branch and currency
-- title zh: 总账与借据余额按科目、机构、币种核对一致
-- severity: warning
-- dimension: consistency
-- owner: finance
-- table: ledger
-- key: as_of_date, account, branch_id, currency
-- needs: ledger, book.loan_month.ledger_account, book.loan
-- tolerances: ledger_difference
-- parameters: base_currency varchar
-- reason en: The general ledger and the loan system hold different principal in an account of loans. A posting is
--   missing on one side; find it before the month's figures are used. Accounts that no loan names are left out.
-- reason zh: 贷款科目的总账余额与信贷系统本金合计不符，某一方漏记，请在使用当月数据前查明。无借据对应的科目不参与核对。
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

held as (
    select
        loan_month.as_of_date,
        loan_month.ledger_account as account,
        loan_month.branch_id,
        coalesce(own_terms.currency, $base_currency) as currency,
        sum(case
            when own_terms.own_share is null then loan_month.balance
            else round(loan_month.balance::decimal(38, 2) * own_terms.own_share, 2)
        end) as balance
    from book.loan_month as loan_month
    left join own_terms on loan_month.loan_id = own_terms.loan_id
    where
        loan_month.ledger_account is not null
        and loan_month.as_of_date in (select ledger.as_of_date from ledger)
        and coalesce(loan_month.status = 'active', loan_month.balance is not null)
        and coalesce(loan_month.is_on_book, true)
    group by all
),

posted as (
    select
        as_of_date,
        account,
        branch_id,
        currency,
        sum(balance) as balance
    from ledger
    where
        account in (select held.account from held)
        and as_of_date in (select held.as_of_date from held)
    group by all
),

compared as (
    select
        coalesce(held.as_of_date, posted.as_of_date) as as_of_date,
        coalesce(held.account, posted.account) as account,
        coalesce(held.branch_id, posted.branch_id) as branch_id,
        coalesce(held.currency, posted.currency) as currency,
        coalesce(held.balance, 0) - coalesce(posted.balance, 0) as difference
    from held
    full join posted
        on
            held.as_of_date = posted.as_of_date
            and held.account = posted.account
            and held.branch_id is not distinct from posted.branch_id
            and held.currency = posted.currency
)

select
    compared.as_of_date,
    compared.account,
    compared.branch_id,
    compared.currency
from compared
inner join tolerance
    on
        tolerance.name = 'ledger_difference'
        and compared.as_of_date >= tolerance.valid_from
        and (tolerance.valid_to is null or compared.as_of_date < tolerance.valid_to)
where abs(compared.difference) > tolerance.value
