-- title: Collateral that counts less than it might
-- title zh: 存在瑕疵的押品
-- grain: as_of_date, fault
-- parameters: as_of_date date
-- sources: collateral_fault_month, report_month
-- needs: loan_month, collateral_pledge, collateral_valuation
-- notes: a piece may have several faults; lapsed and unregistered count zero, seized has an extra haircut, stale still counts in full; value is before haircut
-- notes zh: 同一押品可有多项瑕疵；登记到期和未登记按零计，查封另加折扣，估值过期仍按估值计；价值为折扣前
with fault as (
    select
        unnest(range(1, 7)) as fault_no,
        unnest(['lapsed', 'unregistered', 'seized', 'stale', 'unvalued', 'unknown_share']) as fault
),

month as (
    select coalesce($as_of_date::date, (select max(as_of_date) from report_month)) as as_of_date
)

select
    month.as_of_date,
    fault.fault_no,
    fault.fault,
    coalesce(found.collateral_count, 0) as collateral_count,
    coalesce(found.value, 0)::decimal(28, 2) as value,
    coalesce(found.loan_count, 0) as loan_count,
    coalesce(found.balance, 0)::decimal(28, 2) as balance_behind
from fault
cross join month
left join collateral_fault_month as found
    on
        month.as_of_date = found.as_of_date
        and fault.fault = found.fault
        and found.collateral_type = 'all'
order by fault.fault_no
