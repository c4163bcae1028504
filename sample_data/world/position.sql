-- grain: month, loan_no; what the bank's own systems say of each loan on each as-of date, amounts in fen
with seen as (
    select
        standing.*,
        shown.shares_fate,
        shown.product_type,
        shown.may_be_strained,
        shown.repaid_by,
        shown.amount,
        shown.monthly_rate,
        shown.tenor,
        shown.size_rank,
        shown.customer_type,
        shown.branch_id,
        shown.due_day,
        due_on(shown.granted_month, shown.granted_day) as granted_on,
        due_on(shown.granted_month + shown.tenor + standing.shift, shown.due_day) as last_due_on,
        shown.watched,
        as_of(standing.month) as as_of_date,
        standing.month - shown.granted_month as age,
        case when standing.behind > 0 then due_on(standing.month - standing.behind + 1, shown.due_day) end as due_since
    from standing
    inner join shown on standing.loan_no = shown.loan_no
    where
        standing.month >= 0
        and not (standing.month = 0 and standing.outcome is not null)
),

late as (
    select
        *,
        outcome is null as is_active,
        if(outcome is null and behind > 0, as_of_date - due_since, 0) as days_past_due,
        behind * round(balance * monthly_rate)::bigint as overdue_interest,
        case
            when behind = 0 or outcome is not null then 0
            when repaid_by = 'revolving' then least(balance, behind * round(balance * 0.1)::bigint)
            when age - shift >= tenor then balance
            when repaid_by = 'interest_first' then 0
            else balance - round(owed(repaid_by, amount, monthly_rate, tenor, loan_no, age - shift) * scale)::bigint
        end as overdue_principal
    from seen
),

floored as (
    select
        late.*,
        judgement.* exclude (probation, relapse),
        1
        + (days_past_due > ladder.special_mention)::integer
        + (days_past_due > ladder.substandard)::integer
        + (days_past_due > ladder.doubtful)::integer
        + (days_past_due > ladder.loss)::integer as class_floor,
        if(
            days_past_due between 1 and 7 and late.product_type <> 'credit_card',
            draw('technical', loan_no, month) < judgement.technical,
            false
        ) as is_technical,
        -- one judgement for as long as the same instalment is unpaid
        if(behind = 0, 1, draw('judgement', loan_no, month - behind)) as opinion
    from late
    inner join ladder on if(late.product_type = 'credit_card', 'card', 'loan') = ladder.family
    cross join judgement
),

doubted as (
    select
        *,
        shares_fate and behind > 0 and class_floor = 2 and not is_technical
        and opinion < unlikely_to_pay as is_unlikely_to_pay
    from floored
),

classed as (
    select
        *,
        case
            when not is_active then null
            else greatest(
                case
                    when is_technical and watch = 0 then 1
                    when is_unlikely_to_pay then 3
                    when class_floor = 3 and opinion < severe then 4
                    else class_floor
                end,
                if(behind < 4 and probation > 0, if(shares_fate or watch > 0, 3, 2), 1),
                if(watch > 0, 2, 1),
                case
                    when behind > 0 or not may_be_strained or not shares_fate then 1
                    when pressure(size_rank, customer_type, month) < watched then 2
                    else 1
                end
            )
        end as risk_class
    from doubted
)

select
    month,
    loan_no,
    as_of_date,
    branch_id,
    product_type,
    granted_on,
    age,
    behind,
    behind_before,
    balance_before,
    planned,
    balance,
    scale,
    part,
    outcome,
    shift,
    watch,
    easings,
    is_active,
    due_since,
    days_past_due,
    overdue_principal,
    overdue_interest,
    case
        when overdue_principal = 0 then null
        when repaid_by = 'interest_first' then last_due_on
        else due_since
    end as principal_due_since,
    -- interest since the last due date, not yet asked for
    if(
        is_active and days_past_due <= 90,
        round(balance * monthly_rate * (day(as_of_date) - due_day) / 30)::bigint,
        0
    ) as accrued_interest,
    class_floor,
    is_technical,
    is_unlikely_to_pay,
    risk_class,
    case
        when risk_class >= 3 then 3
        when risk_class = 2 or days_past_due > 30 then 2
        when is_active then 1
    end as stage
from classed
order by month, loan_no
