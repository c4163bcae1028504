-- title: Loans that were non-performing, or took the place of one, and may not yet count as performing
-- title zh: 曾为不良、尚不符合上调条件的贷款（含承接不良贷款的新贷款）
-- grain: as_of_date, loan_id
-- sources: upgrade_clock_month, book.loan
-- stored: scratch
-- period: none
-- notes: whatever made it non-performing but the other claims of its debtor: those can be judged only when this is known
with recursive remembered as (
    select
        *,
        max(as_of_date) filter (where event_class is not null or (is_npl and not follows_days)) over so_far
            as last_npl_on,
        -- The class that a bank gives today binds it from the next month on.
        max(as_of_date) filter (where risk_class_reported >= 3 and not follows_days) over before_now
            as last_called_on,
        max(as_of_date) filter (where may_rise) over so_far as last_risen_on,
        count(*) filter (where may_rise) over so_far as rises
    from upgrade_clock_month
    window
        so_far as (partition by loan_id order by as_of_date),
        before_now as (partition by loan_id order by as_of_date rows between unbounded preceding and 1 preceding)
),

-- Of several events that hold a loan the worst gives its class.
since_it_rose as (
    select
        *,
        max({ 'risk_class': event_class, 'rule': event_rule }) filter (where event_class is not null)
            over (partition by loan_id, rises order by as_of_date) as event
    from remembered
),

held as (
    select
        *,
        case
            when event is not null then event['risk_class']
            when
                last_npl_on > coalesce(last_risen_on, '-infinity'::date)
                -- A month in which the loan might have risen and the bank kept it is no rise.
                or last_called_on >= coalesce(last_risen_on, '-infinity'::date)
                then 3
            else 0
        end as held_class
    from since_it_rose
),

-- How a loan stood when another took its place.
repaid as (
    select
        loan.loan_id,
        loan.previous_loan_id,
        coalesce(loan.first_disbursed_on, loan.granted_on) as event_on,
        max_by(before.held_class, before.as_of_date) as held_class,
        max(before.rises) as rises
    from book.loan as loan
    inner join held as before
        on
            loan.previous_loan_id = before.loan_id
            and coalesce(loan.first_disbursed_on, loan.granted_on) >= before.as_of_date
    where loan.origination_type is distinct from 'new'
    group by all
),

-- What was held is held on in the loan that takes its place, and in the one after that, until one of them may rise.
taken_over as (
    select
        loan_id,
        event_on,
        held_class as risk_class
    from repaid
    where held_class >= 3
    union
    select
        repaid.loan_id,
        repaid.event_on,
        taken_over.risk_class
    from repaid
    inner join taken_over on repaid.previous_loan_id = taken_over.loan_id
    where repaid.rises = 0
),

inherited as (
    select
        loan_id,
        max(event_on) as event_on,
        max(risk_class)::integer as risk_class
    from taken_over
    group by loan_id
)

select
    held.as_of_date,
    held.loan_id,
    case
        when inherited.risk_class > coalesce(held.event['risk_class'], 0) then 'inherited'
        else coalesce(held.event['rule'], 'not_yet_upgraded')
    end as rule,
    greatest(coalesce(held.event['risk_class'], 3), inherited.risk_class) as risk_class,
    greatest(held.last_npl_on, held.last_called_on, inherited.event_on) as last_npl_on
from held
left join inherited
    on held.loan_id = inherited.loan_id and held.as_of_date >= inherited.event_on and held.rises = 0
where
    (held.held_class >= 3 or inherited.risk_class is not null)
    -- What is late or impaired today has that as its reason.
    and (not held.is_npl or held.event is not null or inherited.risk_class is not null)
