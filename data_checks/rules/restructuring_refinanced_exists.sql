-- title en: The loan that was refinanced is on file
-- title zh: 被再融资的原借据存在
-- severity: warning
-- dimension: accuracy
-- owner: credit_data
-- table: restructuring
-- key: loan_id, sequence
-- needs: restructuring.refinances_loan_id, book.loan
-- reason en: The new loan is said to repay one that is not on file, or itself: the days past due of the old debt
--   are lost. Correct the number.
-- reason zh: 登记所偿还的原借据不存在或即为本借据，原债务的逾期天数无从承继，请更正借据号。
select
    restructuring.loan_id,
    restructuring.sequence
from restructuring
where
    restructuring.refinances_loan_id = restructuring.loan_id
    or (
        restructuring.refinances_loan_id is not null
        and restructuring.refinances_loan_id not in (
            select loan.loan_id from book.loan as loan
            where loan.loan_id is not null
        )
    )
