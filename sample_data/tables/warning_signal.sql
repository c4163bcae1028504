-- grain: signal_id; some signals precede a default by months, most are noise, and all but the red ones are answered late
with listed as (
    select
        *,
        row_number() over (order by rule) as rule_no,
        row_number() over (partition by is_for_firms order by rule) as turn,
        count(*) over (partition by is_for_firms) as turns
    from signal_rule
),

-- Rules take turns, so that each precedes about as many defaults as the others.
seen as (
    select
        first_default.*,
        row_number() over (
            partition by first_default.is_firm
            order by draw('default', first_default.customer_id, 0), first_default.customer_id
        ) as default_no
    from first_default
    cross join signal_habit
    where
        first_default.longest_lead >= 1
        and draw('seen', first_default.customer_id, 0) < signal_habit.seen
),

preceding as (
    select
        seen.customer_id,
        listed.rule,
        listed.family,
        listed.rule_no,
        seen.month - least(
            seen.longest_lead,
            1 + floor(signal_habit.longest_lead * draw('lead', seen.customer_id, 0))::integer
        ) as month,
        true as is_true
    from seen
    cross join signal_habit
    inner join listed on seen.is_firm = listed.is_for_firms and seen.default_no % listed.turns + 1 = listed.turn
),

mistaken as (
    select
        untroubled.customer_id,
        listed.rule,
        listed.family,
        listed.rule_no,
        untroubled.start_month + floor(
            (untroubled.end_month - untroubled.start_month) * draw('noise', untroubled.customer_id, 0)
        )::integer as month,
        false as is_true
    from seen
    cross join signal_habit
    cross join range(signal_habit.noise) as noise (noise)
    inner join untroubled
        on
            seen.is_firm = untroubled.is_firm
            and seen.default_no * signal_habit.noise - noise.noise = untroubled.place
    inner join listed on seen.is_firm = listed.is_for_firms and seen.default_no % listed.turns + 1 = listed.turn
),

gathered as (
    from preceding
    union all
    from mistaken
    union all
    select
        signal_precious.customer_id,
        'contact_lost',
        'behaviour',
        97,
        signal_precious.month,
        true
    from signal_precious
    union all
    select
        signal_worthless.customer_id,
        'registration_changed',
        'external',
        98,
        signal_worthless.month,
        false
    from signal_worthless
),

levelled as (
    select
        customer_id,
        rule,
        family,
        'YJ' || customer_id || printf('%02d', month) || printf('%02d', rule_no) as signal_id,
        case
            -- nobody saw yet how much it tells
            when rule = 'contact_lost' then if(draw('level', signal_id, 0) < 0.3, 'orange', 'yellow')
            when draw('level', signal_id, 0) < if(is_true, 0.25, 0.05) then 'red'
            when draw('level', signal_id, 0) < if(is_true, 0.65, 0.3) then 'orange'
            else 'yellow'
        end as level,
        due_on(month, 1 + floor(27 * draw('raised', signal_id, 0))::integer) as raised_on,
        is_true,
        false as is_unanswered
    from gathered
    union all
    select
        customer_id,
        'sued_elsewhere',
        'external',
        signal_id,
        'red',
        due_on(month, 11),
        false,
        true
    from signal_unanswered
),

holder as (
    select
        shown.customer_id,
        any_value(minder.manager_id) as manager_id,
        any_value(minder.successor_id) as successor_id,
        any_value(minder.left_month) as left_month,
        max(shown.amount_in_yuan) as amount
    from shown
    inner join minder on shown.loan_no = minder.loan_no
    semi join levelled on shown.customer_id = levelled.customer_id
    group by shown.customer_id
),

answered as (
    select
        levelled.*,
        if(
            holder.left_month is not null and levelled.raised_on >= month_start(holder.left_month),
            holder.successor_id,
            holder.manager_id
        ) as owner,
        as_of(getvariable('months') - 1) as today,
        levelled.raised_on
        + if(
            levelled.level = 'red',
            1 + floor(2 * draw('handled', levelled.signal_id, 0))::integer,
            2 + floor(20 * draw('handled', levelled.signal_id, 0))::integer
        ) as handled,
        case
            when levelled.is_unanswered then null
            when levelled.level = 'red'
                then
                    levelled.raised_on + 3
                    + floor((signal_habit.measure_days - 2) * draw('measure day', levelled.signal_id, 0))::integer
            when draw('measured', levelled.signal_id, 0) < if(levelled.is_true, 0.5, 0.25)
                then handled + 5 + floor(30 * draw('measure day', levelled.signal_id, 0))::integer
        end as measured,
        handled + 30 + floor(70 * draw('closed', levelled.signal_id, 0))::integer as closed,
        holder.amount
    from levelled
    inner join holder on levelled.customer_id = holder.customer_id
    cross join signal_habit
)

select
    signal_id,
    customer_id,
    family,
    level,
    rule,
    raised_on,
    owner,
    if(handled <= today and not is_unanswered, handled, null) as handled_on,
    if(
        measured <= today,
        pick(
            ['early_repayment', 'more_collateral', 'new_schedule', 'limit_cut', 'visit_and_watch'],
            draw('measure', signal_id, 0)
        ),
        null
    ) as measure,
    if(measured <= today, measured, null) as measure_on,
    if(
        measured <= today and draw('measure', signal_id, 0) < 0.8,
        1000 * ceil(amount / 1000 * (0.05 + 0.25 * draw('measured amount', signal_id, 0))),
        null
    )::decimal(18, 2) as measure_amount,
    if(closed <= today and not is_true and not is_unanswered, closed, null) as closed_on,
    if(
        closed_on is null,
        null,
        case rule
            when 'registration_changed' then '登记事项变更已核实，不影响还款能力'
            when 'sued_elsewhere' then '案件已撤诉或结案，未影响偿债能力'
            when 'use_unproven' then '已补充用途凭证并复核'
            else
                pick(
                    ['经核实为误报，还款正常', '指标已恢复至预警线以内', '已提前归还部分贷款，敞口下降', '已约谈客户，还款来源落实'],
                    draw('closing', signal_id, 0)
                )
        end
    ) as closing_evidence
from answered
order by raised_on, signal_id
