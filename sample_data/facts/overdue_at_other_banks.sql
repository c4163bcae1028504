-- grain: customer_id; firms that pay here and fail elsewhere: the credit bureau has said so, their class has not moved.
-- The last of them stands exactly at the share that is not yet too much.
create table overdue_at_other_banks as
select
    identity.customer_id,
    row_number() over (order by draw('elsewhere', identity.customer_id, 9), identity.customer_id) as place,
    as_of(getvariable('months') - 1) - 10 as checked_on
from identity
anti join trouble on identity.customer_id = trouble.customer_id
where
    getvariable('plants')
    and identity.is_firm
    and identity.last_month = getvariable('months') - 1
    and identity.first_on < checked_on
    and identity.customer_id in (
        select shown.customer_id from shown
        group by shown.customer_id
        having bool_or(shown.outcome is null) and not bool_or(shown.is_scripted)
    )
    and identity.customer_id not in (
        select shown.customer_id
        from position
        inner join shown on position.loan_no = shown.loan_no
        where position.month = getvariable('months') - 1 and position.risk_class >= 3
    )
order by place
limit 3;

insert into truth by name
select
    'overdue_at_other_banks' as fact,
    'business' as kind,
    'customer_external_overdue_elsewhere' as rule,
    json_object('customer_id', customer_id) as key
from overdue_at_other_banks
where place < 3
union all
-- whatever the share, they are non-performing there and normal here
select distinct
    'overdue_at_other_banks',
    'business',
    'customer_external_npl_elsewhere',
    json_object('customer_id', shown.customer_id)
from overdue_at_other_banks
inner join shown on overdue_at_other_banks.customer_id = shown.customer_id
inner join position on shown.loan_no = position.loan_no
where
    position.month = getvariable('months') - 1
    and position.is_active
    and position.risk_class = 1;
