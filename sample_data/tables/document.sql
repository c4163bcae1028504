-- grain: loan_id, kind; the papers of business loans; a licence is copied again when the old copy runs out
with filed as (
    select
        shown.loan_no,
        shown.loan_id,
        paper.kind,
        paper.place,
        paper.lasts_days,
        due_on(shown.granted_month, shown.granted_day) as granted_on,
        draw('paper', shown.loan_id, paper.kind) < paper.held as is_held
    from shown
    cross join paper
    where
        shown.shares_fate
        and (paper.kind <> 'guarantee_contract' or draw('secured', shown.loan_no, 0) < 0.9)
)

select
    loan_id,
    kind,
    is_held,
    if(
        is_held and lasts_days > 0,
        granted_on + 180 + (lasts_days * (1 + (as_of(getvariable('months') - 1) - granted_on) // lasts_days))::integer,
        null
    ) as expires_on,
    if(is_held, place, null) as custody_place
from filed
order by loan_no, kind
