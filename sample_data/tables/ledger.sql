-- grain: as_of_date, account, branch_id, currency; 1303 loans by product, 1132 interest receivable, 1304 allowance
with other_terms as (
    select
        loan_id,
        currency,
        own_share
    from file.loan
    where
        currency <> 'CNY'
        or own_share <> 1
),

held as (
    select
        loan_month.as_of_date,
        loan_month.ledger_account,
        loan_month.branch_id,
        coalesce(other_terms.currency, 'CNY') as currency,
        sum(case
            when other_terms.own_share is null then loan_month.balance
            else round(loan_month.balance::decimal(38, 2) * other_terms.own_share, 2)::decimal(18, 2)
        end)::decimal(18, 2) as principal,
        sum(loan_month.interest_receivable)::decimal(18, 2) as interest,
        sum(loan_month.loss_allowance)::decimal(18, 2) as allowance
    from file.loan_month as loan_month
    left join other_terms on loan_month.loan_id = other_terms.loan_id
    where
        loan_month.status = 'active'
        and loan_month.is_on_book
    group by all
),

entry as (
    select
        as_of_date,
        ledger_account as account,
        branch_id,
        currency,
        principal as balance
    from held
    union all
    select
        as_of_date,
        '1132',
        branch_id,
        currency,
        interest
    from held
    union all
    select
        as_of_date,
        '1304',
        branch_id,
        currency,
        -allowance
    from held
)

select
    as_of_date,
    account,
    branch_id,
    currency,
    sum(balance)::decimal(18, 2) as balance
from entry
group by as_of_date, account, branch_id, currency
order by as_of_date, account, branch_id, currency
