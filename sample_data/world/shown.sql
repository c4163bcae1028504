-- grain: loan_no; the loans that the bank reports: as many on the book at the first as-of date as were asked for
with reported as (
    select
        loan_no,
        min(month) as first_month,
        max(month) as last_month,
        max_by(outcome, month) as outcome
    from standing
    where
        month >= 0
        and not (month = 0 and outcome is not null)
    group by loan_no
),

opening as (
    select
        credit.root_no,
        row_number() over (order by credit.root_no) as place
    from reported
    inner join credit on reported.loan_no = credit.loan_no
    where
        reported.first_month = 0
        and not credit.is_scripted
),

edge as (
    select coalesce(max(root_no) filter (where place = getvariable('loans')), max(root_no)) as root_no
    from opening
)

select
    reported.first_month,
    reported.last_month,
    reported.outcome,
    'L' || printf('%010d', credit.loan_no) as loan_id,
    credit.*
from reported
inner join credit on reported.loan_no = credit.loan_no
cross join edge
where
    credit.root_no <= edge.root_no
    or credit.is_scripted
