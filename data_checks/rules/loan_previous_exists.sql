-- title en: The loan that was refinanced is known
-- title zh: 上笔借据存在且不是本笔
-- severity: warning
-- dimension: consistency
-- owner: credit_data
-- table: loan
-- key: loan_id
-- needs: loan.previous_loan_id
-- uses: book.loan
-- reason en: Refinancing is followed from loan to loan; a broken chain hides how long a debt has been carried.
--   Correct the number.
-- reason zh: 借新还旧需逐笔追踪，链条中断会掩盖债务存续时间，请更正上笔借据编号。
select loan_id
from loan
where
    previous_loan_id is not null
    and (
        previous_loan_id = loan_id
        or not exists (
            select 1 from book.loan as previous
            where previous.loan_id = loan.previous_loan_id
        )
    )
