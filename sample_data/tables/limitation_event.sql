-- grain: loan_id, party, kind, occurred_on; the debts called in, and what keeps their clocks from running out
with event as (
    select
        loan_no,
        loan_id,
        'debtor' as party,
        'due' as kind,
        fell_due_on as occurred_on,
        ends_on
    from spell
    union all
    -- a written demand twice a year
    select
        spell.loan_no,
        spell.loan_id,
        'debtor',
        'demand',
        spell.fell_due_on + (15 + 30 * court.demand_every * turn.turn)::integer
        + floor(25 * draw('demand', spell.loan_no, turn.turn))::integer,
        spell.ends_on
    from spell
    anti join time_bar_expired on spell.loan_no = time_bar_expired.loan_no
    cross join court
    cross join range(20) as turn (turn)
    where spell.fell_due_on + (15 + 30 * court.demand_every * turn.turn)::integer <= spell.ends_on
    union all
    -- the guarantors of firms are asked once, within the six months that a guarantee lasts by law
    select
        spell.loan_no,
        spell.loan_id,
        'guarantor',
        'demand',
        spell.fell_due_on + 20 + floor(60 * draw('guarantor asked', spell.loan_no, 0))::integer,
        spell.ends_on
    from spell
    anti join time_bar_expired on spell.loan_no = time_bar_expired.loan_no
    where
        spell.shares_fate
        and draw('guarantor asked', spell.loan_no, 1) < 0.6
    union all
    select
        spell.loan_no,
        spell.loan_id,
        'debtor',
        'promise',
        spell.fell_due_on + 40 + floor(100 * draw('plan signed', spell.loan_no, 0))::integer,
        spell.ends_on
    from spell
    anti join time_bar_expired on spell.loan_no = time_bar_expired.loan_no
    where draw('plan signed', spell.loan_no, 1) < 0.25
    union all
    select
        loan_no,
        loan_id,
        'debtor',
        'suit',
        filed_on,
        ends_on
    from lawsuit
    union all
    -- the time to apply for enforcement runs from the judgment
    select
        loan_no,
        loan_id,
        'enforcement',
        'due',
        coalesce(final_on, judged_on),
        ends_on
    from lawsuit
)

select
    loan_id,
    party,
    kind,
    occurred_on,
    case kind
        when 'demand' then 'CH'
        when 'promise' then 'CN'
        when 'suit' then 'AH'
    end || printf('%09d', hash(loan_no, party, kind, occurred_on) % 1000000000) as evidence_id
from event
where occurred_on <= ends_on
order by loan_no, occurred_on, party, kind
