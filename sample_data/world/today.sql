-- grain: loan_no; the first month of the burn-in: every loan then running, none behind.
-- behind: instalments missed; scale: what part payments left of the contract's balance; shift: months by which
-- restructurings moved the schedule; probation, watch: months that a class stays bad after a cure, a restructuring
select
    -bank.burn_in::integer as month,
    credit.loan_no,
    0 as behind,
    0 as behind_before,
    credit.amount as balance_before,
    credit.amount as planned,
    credit.amount as balance,
    1::double as scale,
    null::varchar as part,
    null::varchar as outcome,
    0 as probation,
    0 as shift,
    0 as watch,
    0 as easings
from credit
cross join bank
where
    not credit.is_scripted
    and credit.granted_month <= -bank.burn_in
    and (credit.repaid_by = 'revolving' or credit.granted_month + credit.tenor > -bank.burn_in)
