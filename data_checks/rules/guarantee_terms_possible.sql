-- title en: Share, amount, period and guarantor of a guarantee are possible
-- title zh: 保证比例、金额、期间和保证人合理
-- severity: warning
-- dimension: validity
-- owner: collateral_management
-- table: guarantee
-- key: guarantee_id, loan_id, valid_from
-- needs: guarantee
-- uses: book.loan
-- reason en: The share lies outside 0 to 1, the amount is negative, the guarantee ends before it begins, or the
--   borrower stands for itself. Correct the record.
-- reason zh: 保证比例不在0至1之间、金额为负、保证期间早于生效日届满，或保证人即借款人本人，请更正。
select
    guarantee.guarantee_id,
    guarantee.loan_id,
    guarantee.valid_from
from guarantee
left join book.loan as loan on guarantee.loan_id = loan.loan_id
where
    guarantee.share not between 0 and 1
    or guarantee.amount < 0
    or guarantee.period_ends_on < guarantee.valid_from
    or guarantee.guarantor_id = loan.customer_id
