-- title en: A loan marked as written off has a write-off
-- title zh: 标记为已核销的借据有核销流水
-- severity: warning
-- dimension: consistency
-- owner: credit_data
-- table: loan
-- key: loan_id
-- needs: loan.final_status, book.loan_flow
-- reason en: The loan counts as written off but adds no amount to the losses. Deliver the booking.
-- reason zh: 借据计入核销笔数但未计入核销金额，请补报核销流水。
select loan_id
from loan
where
    final_status = 'written_off'
    and not exists (
        select 1 from book.loan_flow as loan_flow
        where loan_flow.loan_id = loan.loan_id and loan_flow.flow_type in ('written_off', 'partly_written_off')
    )
