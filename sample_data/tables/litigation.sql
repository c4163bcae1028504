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
        -- a case of a loan that left ends with it: nothing more is filed
        if(stage.ended_by is null, as_of(getvariable('months') - 1), due_on(stage.until_month + 1, 28)) as last_day
    from stage
)

select
    'AJ' || printf('%010d', running.loan_no) || printf('%03d', running.missed_from + 200) as case_id,
    running.loan_id,
    running.stage,
    running.begun_on as filed_on,
    if(running.closed_on <= running.last_day, running.closed_on, null) as decided_on,
    if(
        running.closed_on <= running.last_day and running.stage <> 'enforcement',
        yuan(running.claimed),
        null
    ) as awarded,
    if(
        running.stage = 'enforcement' and running.closed_on <= running.last_day,
        yuan(
            case running.ended_by
                when 'recovered' then running.balance
                when 'enforced'
                    then floor(running.balance * least(1, 0.55 + 0.6 * draw('realised', running.loan_no, 0)))::bigint
                else 0
            end
        ),
        null
    ) as collected
from running
where running.begun_on <= running.last_day
order by case_id, running.begun_on
