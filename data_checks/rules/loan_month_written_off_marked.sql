-- title en: A loan written off in whole is no longer active
-- title zh: 已全额核销的贷款不再存续
-- severity: warning
-- dimension: consistency
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.status, book.loan_flow
-- reason en: The loan was written off, yet still counts as a loan with its balance. Check the flow or the
--   status.
-- reason zh: 贷款已核销但仍按存续计入余额，请核实核销流水或贷款状态。
select
    as_of_date,
    loan_id
from loan_month
where
    status = 'active'
    and balance > 0
    and coalesce(is_on_book, true)
    and exists (
        select 1 from book.loan_flow as loan_flow
        where
            loan_flow.loan_id = loan_month.loan_id
            and loan_flow.flow_type = 'written_off'
            and loan_flow.booked_on <= loan_month.as_of_date
    )
