-- title en: A loan that left does not come back
-- title zh: 已退出的贷款不再转为存续
-- severity: warning
-- dimension: consistency
-- owner: credit_data
-- table: loan_month
-- key: as_of_date, loan_id
-- needs: loan_month.status
-- uses: book.loan_month
-- reason en: The loan was settled, written off, sold or swapped last month and is active again. Check which
--   month is right.
-- reason zh: 该贷款上月已结清、核销、转让或抵债，本月又转为存续，请核实哪个月有误。
select
    loan_month.as_of_date,
    loan_month.loan_id
from loan_month
inner join book.loan_month as earlier
    on
        loan_month.loan_id = earlier.loan_id
        and date_trunc('month', earlier.as_of_date) = date_trunc('month', loan_month.as_of_date) - interval 1 month
where
    loan_month.status = 'active'
    and loan_month.balance > 0
    and earlier.status in ('settled', 'written_off', 'sold', 'swapped')
