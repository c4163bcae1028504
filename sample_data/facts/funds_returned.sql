-- A handful of new business loans of one branch: the money goes to an affiliate and is back within days.
create table funds_returned as
with place as (
    select
        branch_id,
        row_number() over (order by draw('facts of a branch', branch_id, 0)) as place
    from office
)

select
    shown.loan_no,
    shown.loan_id
from shown
inner join place on shown.branch_id = place.branch_id
where
    getvariable('plants')
    and place.place = 3
    and shown.shares_fate
    and shown.previous_loan_no is null
    and not shown.is_scripted
    -- the month after is still shown, so that the return is
    and shown.granted_month between 0 and getvariable('months') - 2
order by draw('funds', shown.loan_no, 0), shown.loan_no
limit (select spending_habit.returned_loans from spending_habit);

insert into truth by name
select
    'funds_returned' as fact,
    'business' as kind,
    'fund_flow_returned_to_borrower' as rule,
    json_object('loan_id', loan_id) as key
from funds_returned;
