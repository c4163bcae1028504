-- grain: month, loan_no; the first month of the burn-in: every loan then running, none behind
select
    -bank.burn_in::integer as month,
    credit.loan_no,
    credit.customer_id,
    0 as behind,
    0 as behind_before,
    credit.amount as balance_before,
    credit.amount as planned,
    credit.amount as balance,
    1::double as scale,
    null::varchar as part,
    null::varchar as outcome,
    0 as probation
from credit
cross join bank
where
    credit.granted_month <= -bank.burn_in
    and (credit.repaid_by = 'revolving' or credit.granted_month + credit.tenor > -bank.burn_in)
