-- grain: loan_no; the first position of the loans that repay others
select
    granted_month as month,
    loan_no,
    0 as behind,
    0 as behind_before,
    0::bigint as balance_before,
    amount as planned,
    amount as balance,
    1::double as scale,
    null::varchar as part,
    null::varchar as outcome,
    0 as probation,
    0 as shift,
    if(origination_type = 'refinanced', 13, 0) as watch,
    0 as easings
from credit
where
    granted_month = getvariable('month')
    and previous_loan_no is not null
