-- grain: case_id, loan_id, stage; suits over the loans six instalments behind, to judgment, appeal and enforcement
with stage as (
    select
        *,
        'first_instance' as stage,
        filed_on as begun_on,
        judged_on as closed_on
    from lawsuit
    union all
    select
        *,
        'appeal',
        appealed_on,
        final_on
    from lawsuit
    where is_appealed
    union all
    select
        *,
        'enforcement',
        enforced_from,
        -- it ends with the loan, as the world tells it
        if(ended_by in ('enforced', 'recovered', 'written off', 'swapped'), due_on(until_month + 1, 28), null)
    from lawsuit
),

running as (
    select
        stage.*,
        case
            when stage.is_open then as_of(getvariable('months') - 1)
            -- a case ends with its loan, and is withdrawn once the arrears are paid or eased
            else least(as_of(getvariable('months') - 1), due_on(stage.until_month + 1, 28))
        end as last_day
    from stage
)

select
    'AJ' || printf('%010d', running.loan_no) || printf('%03d', running.missed_from + 200) as case_id,
    running.loan_id,
    running.stage,
    running.begun_on as filed_on,
    if(
        running.closed_on <= running.last_day or not running.is_open,
        least(coalesce(running.closed_on, running.last_day), running.last_day),
        null
    ) as decided_on,
    if(
        running.closed_on <= running.last_day and running.stage <> 'enforcement',
        yuan(running.claimed),
        null
    ) as awarded,
    if(
        running.stage = 'enforcement' and running.closed_on <= running.last_day,
        yuan(
            case running.ended_by
                when 'recovered' then running.last_balance
                when 'enforced'
                    -- as the flow of the loan has it
                    then
                        floor(
                            running.last_balance * least(1, 0.55 + 0.6 * draw('realised', running.loan_no, 0))
                        )::bigint
                else 0
            end
        ),
        null
    ) as collected
from running
where running.begun_on <= running.ends_on
order by case_id, running.begun_on
