-- title en: No amount beside the balance is negative
-- title zh: 余额以外的各项金额不为负
-- severity: critical
-- dimension: validity
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id, column_name
-- needs: loan_month
-- reason en: Overdue amounts, fees and allowance are amounts owed or held; a negative one lowers a total.
--   Correct the sign.
-- reason zh: 欠本、欠息、费用和准备均为应收或已计提金额，负值会压低合计，请更正符号。
-- Narrowed before it is unpivoted: seven rows for each of millions would be made for the few that fail.
with suspect as (
    select *
    from loan_month
    where
        least(
            gross_carrying_amount,
            interest_receivable,
            interest_off_balance,
            overdue_principal,
            overdue_interest,
            unpaid_fees,
            loss_allowance
        ) < 0
),

said as (
    select
        as_of_date,
        loan_id,
        column_name,
        amount
    from suspect
    unpivot (
        amount for column_name in (
            gross_carrying_amount,
            interest_receivable,
            interest_off_balance,
            overdue_principal,
            overdue_interest,
            unpaid_fees,
            loss_allowance
        )
    )
)

select
    as_of_date,
    loan_id,
    column_name
from said
where amount < 0
