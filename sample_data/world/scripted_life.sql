-- grain: month, loan_no; the lives of the scripted loans, known beforehand, in the form that the chain gives the others
with lived as (
    select
        *,
        unnest(range(
            greatest(granted_month, -3),
            getvariable('months')
        ))::integer as month
    from credit
    where is_scripted
),

dated as (
    select
        *,
        getvariable('months') - 1 - eased_before as eased_month
    from lived
),

missing as (
    select
        *,
        scripted_behind(month, missed_from, eased_month) as behind,
        if(month = granted_month, 0, scripted_behind(month - 1, missed_from, eased_month)) as behind_before,
        if(month >= eased_month, 3, 0) as shift
    from dated
)

select
    month,
    loan_no,
    behind,
    behind_before,
    if(
        month = granted_month,
        0,
        owed(repaid_by, amount, monthly_rate, tenor, loan_no, month - 1 - granted_month - shift - behind_before)
    )::bigint as balance_before,
    owed(repaid_by, amount, monthly_rate, tenor, loan_no, month - granted_month - shift - behind)::bigint as planned,
    planned as balance,
    1::double as scale,
    if(month = eased_month, 'eased', null) as part,
    null::varchar as outcome,
    0 as probation,
    shift,
    case
        when eased_month is null or month < eased_month then 0
        when behind > 0 then 12
        else greatest(0, 13 - (month - eased_month))
    end as watch,
    if(month >= eased_month, 1, 0) as easings
from missing
