-- title en: The balance is not above what was lent
-- title zh: 余额不超过贷款金额
-- severity: critical
-- dimension: consistency
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month, book.loan
-- uses: book.loan_flow
-- reason en: More is owed in principal than was ever lent. Allowed are revolving loans, and interest
--   capitalised by then. Correct the balance or deliver the capitalisation.
-- reason zh: 本金余额高于发放金额；循环贷款及截至当日已转本金的利息除外。请更正余额或补报利息转本金流水。
with capitalised as (
    select
        loan_month.as_of_date,
        loan_month.loan_id,
        sum(coalesce(loan_flow.principal, loan_flow.interest)) as amount
    from loan_month
    inner join book.loan_flow as loan_flow
        on loan_month.loan_id = loan_flow.loan_id and loan_month.as_of_date >= loan_flow.booked_on
    where loan_flow.flow_type = 'interest_capitalised'
    group by all
)

select
    loan_month.as_of_date,
    loan_month.loan_id
from loan_month
inner join book.loan as loan on loan_month.loan_id = loan.loan_id
left join capitalised
    on loan_month.loan_id = capitalised.loan_id and loan_month.as_of_date = capitalised.as_of_date
where
    loan_month.balance > loan.original_amount + coalesce(capitalised.amount, 0)
    and not coalesce(loan.is_revolving, false)
