-- grain: loan_id, instalment_no; instalments paid in the months shown, those owed at the end, and the next three months
with payer as (
    select
        loan_no,
        repaid_by,
        amount,
        monthly_rate,
        tenor,
        due_day
    from shown
),

-- what was recovered in cash of debtors in arrears
recovered as (
    select
        loan_no,
        max(month) as month,
        sum(planned - balance)::bigint as cash
    from position
    where part = 'part recovered'
    group by loan_no
),

on_time as (
    select
        position.loan_no,
        position.month,
        position.month as due_month,
        position.month as paid_month,
        position.outcome,
        position.age - position.shift as instalment_no,
        case
            when payer.repaid_by = 'revolving' then round(position.balance_before * 0.1)::bigint
            when position.outcome = 'prepaid'
                then
                    position.balance_before
                    - round(
                        owed(
                            payer.repaid_by, payer.amount, payer.monthly_rate, payer.tenor, payer.loan_no,
                            position.age - position.shift
                        ) * position.scale
                    )::bigint
            else position.balance_before - position.planned
        end as principal,
        round(position.balance_before * payer.monthly_rate)::bigint as interest,
        payer.due_day,
        null::bigint as paid_so_far
    from position
    inner join payer on position.loan_no = payer.loan_no
    where
        position.age > 0
        and position.behind = 0
        and position.behind_before = 0
),

-- The others, one row an instalment: `back` counts the months since it fell due.
catching_up as (
    select
        *,
        unnest(range(behind_before, if(outcome is null, behind, 0) - 1, -1)) as back,
        balance_before as owing,
        behind_before as instalments,
        if(outcome is null, behind, 0) as paid_up_to,
        month as paid_month
    from position
    where
        behind_before > 0
        and coalesce(part, '') <> 'eased'
        and (
            (outcome is null and behind <= behind_before)
            or outcome in ('matured', 'recovered', 'refinanced', 'renewed')
        )
),

unpaid as (
    select
        *,
        unnest(range(behind - 1, -1, -1)) as back,
        balance as owing,
        behind - 1 as instalments,
        0 as paid_up_to,
        null::integer as paid_month
    from position
    where
        month = getvariable('months') - 1
        and outcome is null
        and behind > 0
    union all
    select
        *,
        unnest(range(behind_before, 0, -1)) as back,
        balance_before as owing,
        behind_before as instalments,
        1 as paid_up_to,
        null::integer as paid_month
    from position
    where
        behind_before > 0
        and outcome in ('enforced', 'swapped', 'sold', 'written off')
),

counted as (
    select
        *,
        age - shift - back as instalment_no
    from catching_up
    union all by name
    select
        *,
        age - shift - back as instalment_no
    from unpaid
),

late as (
    select
        counted.loan_no,
        counted.month,
        counted.month - counted.back as due_month,
        counted.paid_month,
        counted.outcome,
        counted.instalment_no,
        if(
            payer.repaid_by = 'revolving',
            least(counted.owing, (counted.instalments - counted.back + 1) * round(counted.owing * 0.1)::bigint)
            - least(counted.owing, (counted.instalments - counted.back) * round(counted.owing * 0.1)::bigint),
            round(
                owed(
                    payer.repaid_by, payer.amount, payer.monthly_rate, payer.tenor, payer.loan_no,
                    counted.instalment_no - 1
                ) * counted.scale
            )::bigint
            - round(
                owed(
                    payer.repaid_by, payer.amount, payer.monthly_rate, payer.tenor, payer.loan_no,
                    counted.instalment_no
                ) * counted.scale
            )::bigint
        ) as principal,
        -- interest runs on after the last instalment and is asked for with it
        round(counted.owing * payer.monthly_rate)::bigint * (
            1 + if(
                payer.repaid_by <> 'revolving' and counted.instalment_no = payer.tenor,
                counted.back - counted.paid_up_to,
                0
            )
        ) as interest,
        payer.due_day,
        if(counted.paid_month is null, coalesce(recovered.cash, 0), null) as paid_so_far
    from counted
    inner join payer on counted.loan_no = payer.loan_no
    left join recovered
        on
            counted.loan_no = recovered.loan_no
            and counted.outcome is null
            and counted.paid_month is null
            and counted.back = counted.instalments
            and counted.month - counted.back < recovered.month
    where
        payer.repaid_by = 'revolving'
        or counted.instalment_no <= payer.tenor
),

ahead as (
    select unnest(range(1, 4)) as step
),

-- A card owes its least payment next month; what it owes later hangs on how it is used.
upcoming as (
    select
        position.loan_no,
        position.balance,
        position.scale,
        position.month + ahead.step as due_month,
        position.age - position.shift + ahead.step as instalment_no,
        payer.* exclude (loan_no),
        ahead.step
    from position
    inner join payer on position.loan_no = payer.loan_no
    cross join ahead
    where position.month = getvariable('months') - 1 and position.outcome is null
),

scheduled as (
    select
        *,
        if(
            repaid_by = 'revolving',
            balance,
            round(owed(repaid_by, amount, monthly_rate, tenor, loan_no, instalment_no - 1) * scale)::bigint
        ) as owing
    from upcoming
    where if(repaid_by = 'revolving', step = 1, instalment_no between 1 and tenor)
),

to_come as (
    select
        loan_no,
        due_month,
        null::integer as paid_month,
        null::varchar as outcome,
        instalment_no,
        if(
            repaid_by = 'revolving',
            round(owing * 0.1)::bigint,
            owing - round(owed(repaid_by, amount, monthly_rate, tenor, loan_no, instalment_no) * scale)::bigint
        ) as principal,
        round(owing * monthly_rate)::bigint as interest,
        due_day,
        0::bigint as paid_so_far
    from scheduled
),

instalment as (
    select * from on_time
    union all by name
    select * from late
    union all by name
    select * from to_come
),

-- narrow rows in their order, the same whatever the threads do
ordered as (
    select
        loan_no,
        instalment_no,
        due_month,
        paid_month,
        due_on(due_month, due_day) as due_on,
        principal + coalesce(paid_so_far, 0) as principal,
        interest,
        coalesce(paid_so_far, principal + interest) as paid,
        case
            when paid_month is null then null
            when outcome in ('prepaid', 'recovered')
                then due_on(month, 1 + floor(27 * draw('flow day', loan_no, month))::integer)
            else due_on(paid_month, due_day)
        end as paid_on
    from instalment
    order by due_month, loan_no
)

select
    'L' || printf('%010d', ordered.loan_no) as loan_id,
    ordered.instalment_no::integer as instalment_no,
    ordered.due_on,
    yuan(ordered.principal) as principal_due,
    yuan(ordered.interest) as interest_due,
    ordered.paid_on,
    yuan(ordered.paid) as paid_amount,
    if(
        ordered.paid_on is null and ordered.paid = 0,
        null,
        pick(payment.channels, draw('payment channel', ordered.loan_no, 0))
    ) as channel,
    pick(payment.channels, draw('payment channel', ordered.loan_no, 0)) = 'auto_debit'
    and ordered.due_month < getvariable('months')
    and coalesce(ordered.paid_month, -1000) <> ordered.due_month as auto_debit_failed
from ordered
cross join payment
