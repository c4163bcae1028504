-- grain: as_of_date, loan_id, step; each quarter, for loans that are not normal or have just come back to normal
with judged as (
    select
        position.month,
        position.as_of_date,
        shown.loan_no,
        shown.loan_id,
        shown.shares_fate,
        position.age,
        position.risk_class,
        position.class_floor,
        position.watch,
        position.is_unlikely_to_pay,
        draw('proposed', shown.loan_no, position.month) as opinion,
        coalesce(decided_alone.kind, 'usual') as kind
    from position
    inner join shown on position.loan_no = shown.loan_no
    left join decided_alone on position.loan_no = decided_alone.loan_no and position.month = decided_alone.month
    where
        position.is_active
        and position.age > 0
        and month(position.as_of_date) % 3 = 0
        and (
            position.risk_class > 1
            or (position.loan_no, position.month - 3) in (
                select (earlier.loan_no, earlier.month) from position as earlier
                where earlier.risk_class > 1 and month(earlier.as_of_date) % 3 = 0
            )
        )
),

-- one proposal in twelve is a class too good, and is put right on review
step as (
    select
        judged.*,
        unnest(['first', 'reviewed', 'approved']) as step,
        unnest([1, 2, 3]) as turn
    from judged
)

select
    loan_id,
    as_of_date,
    step,
    if(turn = 1 and risk_class > 2 and opinion < 0.08, risk_class - 1, risk_class)::integer as risk_class,
    case
        when turn = 1 or (turn = 2 and kind = 'alone') then '经办客户经理'
        when turn = 2 then '支行风险主管'
        else if(risk_class >= 3, '总行资产风险分类委员会', '总行风险管理部')
    end as decided_by,
    as_of_date - (case turn when 1 then 9 when 2 then 5 else 1 end + floor(3 * opinion)::integer) as decided_on,
    case
        when kind = 'unreasoned' then null
        when risk_class = 1 then 'cured'
        when class_floor >= risk_class then 'days_past_due'
        when is_unlikely_to_pay then 'unlikely_to_pay'
        when watch > 0 then 'restructured'
        when risk_class >= 3 and shares_fate then 'other_debt_failed'
        when class_floor > 1 then 'recovery_doubtful'
        else 'under_watch'
    end as reason
from step
order by as_of_date, loan_id, turn
