-- title en: A loan with a write-off is marked as written off
-- title zh: 有核销流水的借据标记为已核销
-- severity: warning
-- dimension: consistency
-- owner: credit_data
-- table: loan
-- key: loan_id
-- needs: loan.final_status, book.loan_flow
-- reason en: The loan's end state contradicts its bookings; counts of written-off loans miss it. Check which of
--   the two is right.
-- reason zh: 借据最终状态与账务流水矛盾，核销笔数统计会遗漏，请核实孰是。
select loan_id
from loan
where
    final_status is distinct from 'written_off'
    and exists (
        select 1 from book.loan_flow as loan_flow
        where loan_flow.loan_id = loan.loan_id and loan_flow.flow_type = 'written_off'
    )
