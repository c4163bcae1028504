-- grain: loan_id, instalment_no; instalments that were paid in the months shown, and those still owed at the end
with payer as (
    select
        shown.loan_no,
        shown.loan_id,
        shown.repaid_by,
        shown.amount,
        shown.monthly_rate,
        shown.tenor,
        shown.granted_month,
        shown.due_day,
        pick(payment.channels, draw('payment channel', shown.loan_no, 0)) as channel
    from shown
    cross join payment
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
        1 as months_of_interest,
        position.balance_before as interest_on,
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
        1 + if(
            payer.repaid_by <> 'revolving' and counted.instalment_no = payer.tenor,
            counted.back - counted.paid_up_to,
            0
        ) as months_of_interest,
        counted.owing as interest_on,
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

instalment as (
    select * from on_time
    union all by name
    select * from late
)

select
    payer.loan_id,
    instalment.instalment_no::integer as instalment_no,
    due_on(instalment.due_month, payer.due_day) as due_on,
    yuan(instalment.principal + coalesce(instalment.paid_so_far, 0)) as principal_due,
    yuan(instalment.months_of_interest * round(instalment.interest_on * payer.monthly_rate)::bigint) as interest_due,
    case
        when instalment.paid_month is null then null
        when instalment.outcome in ('prepaid', 'recovered')
            then
                due_on(
                    instalment.month,
                    1 + floor(27 * draw('flow day', instalment.loan_no, instalment.month))::integer
                )
        else due_on(instalment.paid_month, payer.due_day)
    end as paid_on,
    yuan(coalesce(
        instalment.paid_so_far,
        instalment.principal
        + instalment.months_of_interest * round(instalment.interest_on * payer.monthly_rate)::bigint
    )) as paid_amount,
    if(instalment.paid_month is null and instalment.paid_so_far = 0, null, payer.channel) as channel,
    payer.channel = 'auto_debit' and coalesce(instalment.paid_month, -1000) <> instalment.due_month as auto_debit_failed
from instalment
inner join payer on instalment.loan_no = payer.loan_no
