-- A group member, a financial statement, an outside check and an event of customers nobody has on file, and a branch
-- under one that was never opened.
create temp table orphan_member as
select * replace ('G99999999' as customer_id)
from file.customer_group
order by draw('orphan', customer_id, 1), customer_id
limit 1;

create temp table orphan_statement as
select * replace ('G99999998' as customer_id)
from file.customer_financial
order by draw('orphan', customer_id, 2), customer_id, period_end
limit 1;

create temp table orphan_check as
select * replace ('P99999997' as customer_id)
from file.customer_external
where provider = 'bureau'
order by draw('orphan', customer_id, 3), customer_id, checked_on
limit 1;

create temp table orphan_event as
select * replace ('P99999996' as customer_id)
from file.customer_event
order by draw('orphan', customer_id, 4), customer_id, occurred_on
limit 1;

insert into file.customer_group by name
select * from orphan_member;

insert into file.customer_financial by name
select * from orphan_statement;

insert into file.customer_external by name
select * from orphan_check;

insert into file.customer_event by name
select * from orphan_event;

update file.branch
set parent_branch_id = '0900'
where branch_id = '0600';

insert into truth by name
select
    'orphans_of_customers' as fact,
    'data' as kind,
    'customer_group_customer_exists' as rule,
    json_object(
        'group_id', group_id, 'customer_id', customer_id, 'valid_from', valid_from::varchar
    ) as key
from orphan_member
union all
select
    'orphans_of_customers',
    'data',
    'customer_financial_customer_exists',
    json_object('customer_id', customer_id, 'period_end', period_end::varchar)
from orphan_statement
union all
select
    'orphans_of_customers',
    'data',
    'customer_external_customer_exists',
    json_object('customer_id', customer_id, 'provider', provider, 'checked_on', checked_on::varchar)
from orphan_check
union all
select
    'orphans_of_customers',
    'data',
    'customer_event_customer_exists',
    json_object('customer_id', customer_id, 'event', event, 'occurred_on', occurred_on::varchar)
from orphan_event
union all
select
    'orphans_of_customers',
    'data',
    'branch_parent_exists',
    json_object('branch_id', branch_id, 'valid_from', valid_from::varchar)
from file.branch
where branch_id = '0600';
