-- grain: loan_no; one month on: who misses, pays, leaves, and what is then owed
with before as (
    select
        loan_no,
        behind,
        balance,
        scale,
        probation
    from standing
    where
        month = getvariable('month') - 1
        and outcome is null
    union all
    select
        credit.loan_no,
        0,
        0,
        1,
        0
    from credit
    anti join barred on credit.customer_id = barred.customer_id
    where credit.granted_month = getvariable('month')
),

-- A bank near its appetite sells and writes off faster, one far below it waits.
pace as (
    select
        least(4, greatest(0.25, pow(
            sum(standing.balance) filter (where standing.behind >= 4)
            / sum(standing.balance) / any_value(bank.npl_appetite), 2
        ))) as pace
    from standing
    cross join bank
    where
        standing.month = getvariable('month') - 1
        and standing.outcome is null
),

chances as (
    select
        credit.*,
        before.behind as behind_before,
        before.balance as balance_before,
        before.scale as scale_before,
        before.probation as probation_before,
        getvariable('month') - credit.granted_month as age,
        credit.may_be_strained
        and pressure(credit.size_rank, credit.customer_type, getvariable('month')) < credit.strained as is_strained,
        draw('move', credit.fate, getvariable('month')) as move,
        draw('leave', credit.loan_no, getvariable('month')) as leave,
        draw('disposal', credit.loan_no, getvariable('month')) / pace.pace as disposal,
        draw('how much', credit.loan_no, getvariable('month')) as how_much,
        arrears.falls,
        if(is_strained, arrears.cured_strained, arrears.cured)[before.behind] as cures,
        arrears.held[before.behind] as holds,
        workout_upto.* exclude (product_type, from_behind)
    from before
    inner join credit on before.loan_no = credit.loan_no
    cross join pace
    inner join arrears on credit.product_type = arrears.product_type
    asof left join workout_upto
        on
            credit.product_type = workout_upto.product_type
            and before.behind >= workout_upto.from_behind
),

moved as (
    select
        *,
        case
            when age = 0 then 'opened'
            when
                behind_before = 0 and move < falls * branch_strain * if(shares_fate, sector_strain, 1)
                * if(is_strained, strain, calm) then 'missed'
            when behind_before = 0 and leave < prepays then 'prepaid'
            when behind_before = 0 and leave < prepays + prepays_part then 'part prepaid'
            when behind_before = 0 then 'paid'
            when behind_before < 4 and move < cures then 'cured'
            when behind_before < 4 and move < cures + holds then 'held'
            when behind_before < 4 then 'missed'
            when move < cured_upto then 'cured'
            when leave < cash_upto then 'part recovered'
            when leave < recovered_upto then 'recovered'
            when disposal < enforced_upto then 'enforced'
            when disposal < swapped_upto then 'swapped'
            when disposal < sold_upto then 'sold'
            when disposal < partly_upto then 'part written off'
            when disposal < written_off_upto then 'written off'
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
        case
            when event = 'part prepaid' then 0.5 + 0.3 * how_much
            when event = 'part recovered' then 0.7 + 0.25 * how_much
            when event = 'part written off' then 0.5 + 0.3 * how_much
            else 1
        end as kept
    from moved
),

owing as (
    select
        *,
        owed(repaid_by, amount, monthly_rate, tenor, loan_no, age - behind) as contract_balance,
        case
            when event in ('prepaid', 'recovered', 'enforced', 'swapped', 'sold', 'written off') then event
            when repaid_by <> 'revolving' and age - behind >= tenor then 'matured'
        end as outcome
    from counted
)

select
    getvariable('month')::integer as month,
    loan_no,
    customer_id,
    behind,
    behind_before,
    balance_before,
    if(outcome is null, round(contract_balance * scale_before)::bigint, 0) as planned,
    if(outcome is null, round(contract_balance * scale_before * kept)::bigint, 0) as balance,
    scale_before * kept as scale,
    if(outcome is null and kept < 1, event, null) as part,
    outcome,
    if(behind >= 4, judgement.probation, greatest(0, probation_before - 1)) as probation
from owing
cross join judgement
