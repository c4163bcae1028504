-- grain: loan_no; one month on: who misses, pays, is eased, leaves, and what is then owed
with before as (
    select
        loan_no,
        behind,
        balance,
        scale,
        probation,
        shift,
        watch,
        easings
    from today
    where outcome is null
    union all
    select
        credit.loan_no,
        0,
        0,
        1,
        0,
        0,
        0,
        0
    from credit
    anti join barred on credit.customer_id = barred.customer_id
    where
        credit.granted_month = getvariable('month')
        and not credit.is_scripted
),

-- A bank near its appetite sells and writes off faster, one far below it waits.
pace as (
    select
        least(6, greatest(0.15, pow(
            coalesce(sum(today.balance) filter (where today.behind >= 4), 0)
            / sum(today.balance) / any_value(bank.npl_appetite), 3
        ))) as pace
    from today
    cross join bank
    where today.outcome is null
),

chances as (
    select
        credit.loan_no,
        credit.amount,
        credit.monthly_rate,
        credit.tenor,
        credit.repaid_by,
        credit.shares_fate,
        credit.due_day,
        credit.prepays,
        credit.prepays_part,
        before.behind as behind_before,
        before.balance as balance_before,
        before.scale as scale_before,
        before.probation as probation_before,
        before.shift as shift_before,
        before.watch as watch_before,
        before.easings as easings_before,
        pace.pace,
        getvariable('month') - credit.granted_month as age,
        if(
            credit.may_be_strained,
            pressure(credit.size_rank, credit.customer_type, getvariable('month')) < credit.strained,
            false
        ) as is_strained,
        draw('move', credit.fate, getvariable('month')) as move,
        draw('leave', credit.loan_no, getvariable('month')) as leave,
        stress.falls
        * if(is_strained, credit.strain, credit.calm)
        * if(before.watch > 0, judgement.relapse, 1) as falls,
        stress.cures
        * if(is_strained or before.watch > 0, arrears.cured_strained, arrears.cured)[before.behind] as cures,
        arrears.held[before.behind] as holds,
        arrears.eases,
        arrears.renews,
        workout_upto.* exclude (product_type, behind)
    from before
    inner join credit on before.loan_no = credit.loan_no
    cross join pace
    cross join judgement
    inner join arrears on credit.product_type = arrears.product_type
    inner join stress
        on
            credit.branch_id = stress.branch_id
            and credit.stress_sector = stress.stress_sector
            and credit.product_type = stress.product_type
            and stress.month = getvariable('month')
    left join workout_upto
        on
            credit.product_type = workout_upto.product_type
            and least(before.behind, 12) = workout_upto.behind
),

moved as (
    select
        *,
        case
            when age = 0 then 'opened'
            when behind_before = 0 and move < falls then 'missed'
            when behind_before = 0 and leave < prepays then 'prepaid'
            when behind_before = 0 and leave < prepays + prepays_part then 'part prepaid'
            when behind_before = 0 then 'paid'
            when
                behind_before between 2 and 3 and easings_before < 2
                and draw('ease', loan_no, getvariable('month')) < eases then 'eased'
            when behind_before < 4 and move < cures then 'cured'
            when behind_before < 4 and move < cures + holds then 'held'
            when behind_before < 4 then 'missed'
            when move < cured_upto then 'cured'
            when leave < cash_upto then 'part recovered'
            when leave < recovered_upto then 'recovered'
            when draw('disposal', loan_no, getvariable('month')) / pace < enforced_upto then 'enforced'
            when draw('disposal', loan_no, getvariable('month')) / pace < swapped_upto then 'swapped'
            when draw('disposal', loan_no, getvariable('month')) / pace < sold_upto then 'sold'
            when draw('disposal', loan_no, getvariable('month')) / pace < partly_upto then 'part written off'
            when draw('disposal', loan_no, getvariable('month')) / pace < written_off_upto then 'written off'
            else 'missed'
        end as event
    from chances
),

counted as (
    select
        *,
        case
            when event in ('missed', 'part recovered', 'part written off') then behind_before + 1
            when event = 'held' then behind_before
            else 0
        end as behind,
        shift_before + if(event = 'eased', behind_before + 1, 0) as shift,
        case
            when event = 'part prepaid' then 0.5 + 0.3 * draw('how much', loan_no, getvariable('month'))
            when event = 'part recovered' then 0.7 + 0.25 * draw('how much', loan_no, getvariable('month'))
            when event = 'part written off' then 0.5 + 0.3 * draw('how much', loan_no, getvariable('month'))
            else 1
        end as kept,
        repaid_by <> 'revolving' and age - shift - behind >= tenor as is_due
    from moved
),

owing as (
    select
        *,
        case
            when event in ('prepaid', 'recovered', 'enforced', 'swapped', 'sold', 'written off') then event
            when not is_due then null
            when
                repaid_by <> 'interest_first' or kept < 1
                or draw('renew', loan_no, getvariable('month')) >= renews then 'matured'
            -- what is non-performing is worked out, not lent again
            when probation_before > 0 or behind_before > 2 then 'matured'
            when is_strained or watch_before > 0 or behind_before > 0 then 'refinanced'
            else 'renewed'
        end as outcome,
        if(
            outcome is null, owed(repaid_by, amount, monthly_rate, tenor, loan_no, age - shift - behind), 0
        ) as contract_balance
    from counted
)

select
    getvariable('month')::integer as month,
    loan_no,
    behind,
    behind_before,
    balance_before,
    round(contract_balance * scale_before)::bigint as planned,
    if(kept = 1, planned, round(planned * kept)::bigint) as balance,
    -- not scale_before * kept: next month's balance would be a fen off where the contract's stays the same
    if(kept = 1 or contract_balance = 0, scale_before, balance / contract_balance) as scale,
    if(outcome is null and (kept < 1 or event = 'eased'), event, null) as part,
    outcome,
    -- the clock of an upgrade starts when nothing is owed any more, and again with every arrear or change of terms
    case
        when behind >= 4 then judgement.probation
        when
            shares_fate and behind between 1 and 3
            and draw('judgement', loan_no, getvariable('month') - behind) < judgement.unlikely_to_pay
            then judgement.probation
        when probation_before > 0 and (behind > 0 or event = 'eased') then judgement.probation
        -- due on the first of a month, three instalments can be 91 days
        when event = 'eased' and behind_before = 3 and due_day = 1 then judgement.probation
        when event = 'eased' and watch_before > 0 then judgement.probation
        else greatest(0, probation_before - 1)
    end as probation,
    shift,
    case
        when event = 'eased' then 13
        when watch_before > 0 and behind > 2 then 13
        when watch_before > 0 and behind > 0 then 12
        else greatest(0, watch_before - 1)
    end as watch,
    easings_before + if(event = 'eased', 1, 0) as easings
from owing
cross join judgement
