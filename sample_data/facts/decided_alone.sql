-- grain: loan_no, month, kind; three classes that the manager who proposed them reviewed too, and two changed on review
-- without a word on why
create table decided_alone as
with decided as (
    select
        position.loan_no,
        position.month,
        position.as_of_date,
        shown.loan_id,
        position.risk_class > 2 and draw('proposed', shown.loan_no, position.month) < 0.08 as is_override
    from position
    inner join shown on position.loan_no = shown.loan_no
    where
        getvariable('plants')
        and position.is_active
        and position.age > 0
        and month(position.as_of_date) % 3 = 0
        and position.risk_class > 1
        and not shown.is_scripted
),

placed as (
    select
        *,
        row_number() over (
            partition by is_override order by draw('decided alone', loan_no, month), loan_no, month
        ) as place
    from decided
)

select
    loan_no,
    month,
    as_of_date,
    loan_id,
    if(is_override, 'unreasoned', 'alone') as kind
from placed
where place <= if(is_override, 2, 3);

insert into truth by name
select
    if(kind = 'alone', 'decided_alone', 'override_unreasoned') as fact,
    'business' as kind,
    if(kind = 'alone', 'class_decision_four_eyes', 'class_decision_override_reasoned') as rule,
    json_object('as_of_date', as_of_date::varchar, 'loan_id', loan_id) as key
from decided_alone;
