-- title en: No more was written off than was lent
-- title zh: 核销金额不超过贷款金额
-- severity: warning
-- dimension: consistency
-- owner: credit_data
-- table: loan
-- key: loan_id
-- needs: loan, book.loan_flow
-- reason en: A write-off holds principal only, and capitalised interest is added to the ceiling. Above it,
--   interest or costs were booked as principal. Check the booking.
-- reason zh: 核销仅限本金，已转本金的利息计入上限；超出部分多为将利息或费用记入本金，请核对账务。
with charged_off as (
    select
        loan_id,
        sum(principal) filter (where flow_type in ('written_off', 'partly_written_off')) as written_off,
        sum(coalesce(principal, interest)) filter (where flow_type = 'interest_capitalised') as capitalised
    from book.loan_flow
    group by loan_id
)

select loan.loan_id
from loan
inner join charged_off on loan.loan_id = charged_off.loan_id
where
    charged_off.written_off > loan.original_amount + coalesce(charged_off.capitalised, 0)
    and loan.product_type is distinct from 'credit_card'
