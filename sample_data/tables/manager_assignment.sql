-- grain: manager_id, loan_id; from the grant until the loan left or its manager did
with held as (
    select
        shown.loan_id,
        minder.manager_id,
        minder.successor_id,
        month_start(minder.left_month) as handed_over_on,
        due_on(shown.granted_month, shown.granted_day) as granted_on,
        if(shown.outcome is null, null, as_of(shown.last_month)) as ended_on
    from minder
    inner join shown on minder.loan_no = shown.loan_no
)

select
    manager_id,
    loan_id,
    granted_on as valid_from,
    if(handed_over_on >= ended_on, ended_on, coalesce(handed_over_on, ended_on)) as valid_to
from held
where
    handed_over_on is null
    or granted_on < handed_over_on
union all
select
    successor_id,
    loan_id,
    greatest(granted_on, handed_over_on),
    ended_on
from held
where
    handed_over_on is not null
    and coalesce(ended_on > handed_over_on, true)
order by loan_id, valid_from
