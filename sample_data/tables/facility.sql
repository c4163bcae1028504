-- grain: facility_id, valid_from; a line for each firm, renewed every year, and the limit of each card
with firm as (
    select
        customer_id,
        min(granted_month) as first_month,
        max(last_month) as last_month,
        bool_or(outcome is null) as is_open
    from shown
    where shares_fate
    group by customer_id
),

year as (
    select
        *,
        first_month + 12 * unnest(range((last_month - first_month) // 12 + 1)) as from_month
    from firm
),

term as (
    select
        *,
        -- the last row of a firm that repaid all ends with its last loan
        from_month + 12 > last_month as is_last,
        least(from_month + 11, last_month) as seen_month
    from year
    where from_month + 12 > 0
),

granted as (
    select
        term.customer_id,
        term.from_month,
        sum(shown.amount_in_yuan::bigint) as lent
    from term
    inner join shown
        on
            term.customer_id = shown.customer_id
            and term.from_month + 12 > shown.granted_month
            and term.from_month <= if(shown.outcome is null, term.from_month, shown.last_month)
            -- a loan that only repays another of the same year calls for no more room
            and not (shown.previous_loan_no is not null and shown.granted_month >= greatest(1, term.from_month))
    group by term.customer_id, term.from_month
),

drawn as (
    select
        term.customer_id,
        term.from_month,
        sum(
            if(
                shown.currency = 'CNY',
                yuan(position.balance),
                round(yuan(position.balance)::decimal(38, 2) * exchange_rate.rate_to_base, 2)::decimal(18, 2)
            )
        )::decimal(18, 2) as used
    from term
    inner join shown on term.customer_id = shown.customer_id
    inner join position on shown.loan_no = position.loan_no and term.seen_month = position.month
    left join file.exchange_rate as exchange_rate
        on position.as_of_date = exchange_rate.as_of_date and shown.currency = exchange_rate.currency
    group by term.customer_id, term.from_month
),

lined as (
    select
        'E' || term.customer_id as facility_id,
        term.customer_id,
        'loan_line' as kind,
        -- in steps of 100,000 yuan
        100000 * ceil(
            granted.lent / 10000000
            * (line.low_room + (line.high_room - line.low_room) * draw('room', term.customer_id, term.from_month))
        )::decimal(18, 2) as limit_amount,
        coalesce(drawn.used, 0)::decimal(18, 2) as used_amount,
        month_start(term.from_month + 12) - 1 as expires_on,
        month_start(term.from_month) as valid_from,
        case
            when not term.is_last then month_start(term.from_month + 12)
            when not term.is_open then (as_of(term.last_month) + 1)::date
        end as valid_to
    from term
    cross join line
    inner join granted on term.customer_id = granted.customer_id and term.from_month = granted.from_month
    left join drawn on term.customer_id = drawn.customer_id and term.from_month = drawn.from_month
    union all
    select
        'K' || printf('%010d', shown.loan_no),
        shown.customer_id,
        'card_limit',
        yuan(shown.amount),
        yuan(if(position.outcome is null, position.balance, position.balance_before)),
        due_on(shown.granted_month + shown.tenor, shown.due_day),
        due_on(shown.granted_month, shown.granted_day),
        if(shown.outcome is null, null, as_of(shown.last_month))
    from shown
    inner join position on shown.loan_no = position.loan_no and shown.last_month = position.month
    where shown.repaid_by = 'revolving'
)

select
    facility_id,
    customer_id,
    kind,
    limit_amount::decimal(18, 2) as limit_amount,
    used_amount,
    (limit_amount - used_amount)::decimal(18, 2) as undrawn_amount,
    expires_on,
    valid_from,
    valid_to
from lined
order by facility_id, valid_from
