-- Three checks on site of different loans show the same photo. At a branch with no other fact about its checks.
create table photo_reused as
with place as (
    select
        branch_id,
        row_number() over (order by draw('facts of a branch', branch_id, 0)) as place
    from office
)

select
    visit.inspection_id,
    'reused' as photo
from visit
inner join place on visit.branch_id = place.branch_id
where
    getvariable('plants')
    and place.place = 4
    and visit.is_on_site
    and visit.kind = 'regular'
qualify row_number() over (partition by visit.loan_no order by visit.due_on) = 1
order by draw('photo', visit.loan_no, 0), visit.loan_no
limit 3;

insert into truth by name
select
    'photo_reused' as fact,
    'business' as kind,
    'inspection_photo_reused' as rule,
    json_object('inspection_id', inspection_id) as key
from photo_reused;
