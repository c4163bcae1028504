-- grain: loan_id, booked_on, flow_no; every change of a balance since the month before the first as-of date
with moved as not materialized (
    select
        position.* exclude (age),
        shown.granted_month,
        shown.granted_day,
        shown.due_day,
        position.age,
        position.behind_before + 1 - position.behind as instalments_paid,
        round(position.balance_before * shown.monthly_rate)::bigint as monthly_interest,
        if(position.behind_before >= 4, 'cash_recovered', 'scheduled') as usual_flow,
        due_on(position.month, 1 + floor(27 * draw('flow day', position.loan_no, position.month))::integer) as some_day,
        floor(
            position.balance_before * least(1, 0.55 + 0.6 * draw('realised', position.loan_no, 0))
        )::bigint as realised
    from position
    inner join shown on position.loan_no = shown.loan_no
),

flow as (
    select
        loan_no,
        month,
        1 as place,
        if(age = 0, due_on(granted_month, granted_day), some_day) as booked_on,
        'drawn' as flow_type,
        planned - balance_before as principal,
        0 as interest,
        null::bigint as price
    from moved
    where
        is_active
        and planned > balance_before
    union all
    select
        loan_no,
        month,
        2,
        due_on(month, due_day),
        usual_flow,
        greatest(0, balance_before - planned),
        greatest(0, instalments_paid) * monthly_interest,
        null
    from moved
    where
        is_active
        and age > 0
        and (planned < balance_before or instalments_paid > 0)
    union all
    select
        loan_no,
        month,
        3,
        some_day,
        case part
            when 'part prepaid' then 'prepaid'
            when 'part recovered' then 'cash_recovered'
            else 'partly_written_off'
        end,
        planned - balance,
        0,
        null
    from moved
    where
        is_active
        and planned > balance
    union all
    select
        loan_no,
        month,
        4,
        if(outcome in ('matured', 'refinanced', 'renewed'), due_on(month, due_day), some_day),
        case outcome
            when 'matured' then usual_flow
            when 'prepaid' then 'prepaid'
            when 'recovered' then 'cash_recovered'
            when 'enforced' then 'collateral_recovered'
            when 'swapped' then 'swapped_for_assets'
            when 'refinanced' then 'refinanced'
            when 'renewed' then 'refinanced'
            when 'sold' then 'sold'
            else 'written_off'
        end,
        if(outcome = 'enforced', realised, balance_before),
        if(
            outcome in ('matured', 'prepaid', 'recovered', 'refinanced', 'renewed'),
            (behind_before + 1) * monthly_interest,
            0
        ),
        if(outcome = 'sold', round(balance_before * (0.2 + 0.25 * draw('price', loan_no, 0)))::bigint, null)
    from moved
    where not is_active
    union all
    select
        loan_no,
        month,
        5,
        some_day,
        'written_off',
        balance_before - realised,
        0,
        null
    from moved
    where
        outcome = 'enforced'
        and realised < balance_before
    union all
    select
        loan_no,
        month + 3,
        6,
        due_on(month + 3, 15),
        'recovered_after_write_off',
        floor(balance_before * (0.05 + 0.3 * draw('after write-off', loan_no, 1)))::bigint,
        0,
        null
    from moved
    where
        outcome = 'written off'
        and month + 3 < getvariable('months')
        and draw('after write-off', loan_no, 0) < 0.2
)

select
    'L' || printf('%010d', flow.loan_no) as loan_id,
    flow.booked_on,
    flow.place as flow_no,
    flow.flow_type,
    yuan(flow.principal) as principal,
    yuan(flow.interest) as interest,
    yuan(flow.price) as price,
    if(flow.flow_type = 'sold', pick(word.buyers, draw('buyer', flow.loan_no, 0)), null) as counterparty
from (
    select * from flow
    order by month, loan_no, place
) as flow
cross join word
