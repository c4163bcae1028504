-- title en: No more of a loan is spent than was lent
-- title zh: 资金支付合计不超过贷款金额
-- severity: warning
-- dimension: accuracy
-- owner: post_loan
-- table: fund_flow
-- key: loan_id
-- needs: fund_flow, book.loan
-- uses: book.fund_flow
-- reason en: A payment counted twice or in other units shows more than there was. Correct the payments.
-- reason zh: 支付合计超过贷款金额，多为重复或单位错误，请更正。
with spent as (
    select
        loan_id,
        sum(amount) as amount
    from book.fund_flow
    group by loan_id
)

select spent.loan_id
from spent
inner join book.loan as loan on spent.loan_id = loan.loan_id
where
    not coalesce(loan.is_revolving, false)
    and spent.amount > loan.original_amount
