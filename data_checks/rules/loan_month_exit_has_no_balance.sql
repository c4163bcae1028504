-- title en: A loan that left has no balance on the book
-- title zh: 已退出贷款表内无余额
-- severity: warning
-- dimension: consistency
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.status
-- reason en: Settled, written-off, sold and swapped loans are left out of every figure; this one still shows
--   money on the book. Check the status.
-- reason zh: 已结清、核销、转让、抵债的贷款不计入各项指标，但该笔仍有表内余额，请核实状态。
select
    as_of_date,
    loan_id
from loan_month
where status in ('settled', 'written_off', 'sold', 'swapped') and balance > 0 and coalesce(is_on_book, true)
