-- grain: action_id; what was done in a month about each loan then behind; promises kept are those that the next month shows
with late as (
    select
        loan_no,
        month - 1 as month,
        behind_before as behind,
        balance_before as balance,
        -- eased, refinanced or renewed is not paid
        (outcome is null and behind < behind_before and part is distinct from 'eased')
        or coalesce(outcome in ('recovered', 'prepaid', 'matured'), false) as pays,
        true as has_next
    from position
    where
        behind_before > 0
        and month > 0
    union all
    select
        loan_no,
        month,
        behind,
        balance,
        draw('pays later', loan_no, month) < 0.3,
        false
    from position
    where
        behind > 0
        and outcome is null
        and month = getvariable('months') - 1
),

step as (
    select
        from_behind,
        channels,
        lead(from_behind, 1, 1000) over (order by from_behind) as below
    from collection_step
),

asked as (
    select
        late.*,
        shown.loan_id,
        shown.due_day,
        shown.shares_fate,
        shown.product_type,
        shown.monthly_rate,
        shown.tenor,
        shown.amount,
        shown.repaid_by,
        if(shown.currency = 'USD', 1, 0) as is_abroad,
        step.channels,
        unnest(range(len(step.channels))) as place
    from late
    inner join shown on late.loan_no = shown.loan_no
    inner join step on late.behind >= step.from_behind and late.behind < step.below
    anti join time_bar_expired on late.loan_no = time_bar_expired.loan_no
),

acted as (
    select
        asked.*,
        collection_habit.agency,
        collection_habit.complains,
        asked.loan_no * 1000 + asked.month * 10 + asked.place as action_no,
        draw('collection day', action_no, 0) as day_chance,
        draw('collection hour', action_no, 0) as hour_chance,
        draw('result', action_no, 0) as result_chance,
        -- from the day after the due date to the as-of date; the reminder comes first
        due_on(asked.month, asked.due_day) + 1
        + floor((as_of(asked.month) - due_on(asked.month, asked.due_day)) * (asked.place + day_chance) / 2)::integer
            as acted_on,
        asked.channels[asked.place + 1] as plan,
        not asked.shares_fate
        and asked.product_type <> 'mortgage'
        and asked.behind >= 4
        and draw('agency', asked.loan_no, 0) < collection_habit.agency as is_agency,
        case
            when is_agency then 'call'
            when plan = 'visit' and not asked.shares_fate and asked.product_type <> 'rural_household_loan' then 'call'
            else plan
        end as channel,
        result_chance < if(asked.pays, collection_habit.promised_by_payers, collection_habit.promised_by_others)
        and channel in ('call', 'visit')
        and asked.place = len(asked.channels) - 1
        and asked.behind < 10 as is_promised
    from asked
    cross join collection_habit
    where
        -- long lost cases are written to twice a year
        asked.behind < 10
        or asked.behind % 6 = 4
)

select
    'CS' || printf('%013d', action_no) as action_id,
    loan_id,
    -- between eight in the morning and nine at night by the clock of the customer; the file is in UTC
    least(acted_on, as_of(month)) + to_seconds(floor(46500 * hour_chance)::integer) as acted_at,
    channel,
    if(is_agency, 'agency', 'own') as actor,
    case
        when is_promised then 'promise'
        when channel = 'sms' then 'sent'
        when channel = 'letter' then if(result_chance < 0.85, 'delivered', 'returned')
        when channel = 'visit' then if(result_chance < 0.7, 'met', 'absent')
        when result_chance > 0.93 then 'refused'
        when result_chance > 0.65 then 'no_answer'
        else 'reached'
    end as result,
    if(
        is_promised,
        yuan(
            least(
                balance,
                behind * (
                    round(balance * monthly_rate)::bigint
                    + if(repaid_by in ('equal_principal', 'equal_instalments'), amount // tenor, 0)
                    + if(repaid_by = 'revolving', balance // 10, 0)
                )
            )
        ),
        null
    ) as promised_amount,
    if(is_promised, due_on(month + 1, due_day), null) as promised_on,
    if(is_promised and pays and has_next, due_on(month + 1, due_day), null) as kept_on,
    case
        when is_agency then 60
        when channel = 'sms' then 0.1
        when channel = 'call' then 3
        when channel = 'letter' then 25
        else 180
    end::decimal(18, 2) as cost,
    if(
        channel = 'call'
        and not shares_fate
        and place = len(channels) - 1
        and behind between 1 and 9
        and has_next
        and draw('complains', loan_no, month) < complains,
        'TSC' || printf('%010d', loan_no) || printf('%02d', month),
        null
    ) as complaint_id
from acted
order by month, loan_no, place
