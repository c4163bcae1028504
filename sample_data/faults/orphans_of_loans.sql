-- A pledge for, a flow of and an instalment of a loan that nobody has on file. The share of the pledge is not known, so
-- that the collateral is not shared out twice; the flow is one more than the manifest announced.
create temp table orphan_pledge as
select * replace ('L9999999991' as loan_id, null::decimal(18, 8) as allocated_share)
from file.collateral_pledge
where valid_to is null
order by draw('orphan', collateral_id, 1), collateral_id, loan_id
limit 1;

create temp table orphan_flow as
select * replace ('L9999999992' as loan_id)
from file.loan_flow
where
    flow_type = 'scheduled'
    and principal > 100
    and last_day(booked_on) = as_of(getvariable('months') - 2)
order by draw('orphan', loan_id, 2), loan_id, booked_on, flow_no
limit 1;

create temp table orphan_instalment as
select * replace ('L9999999993' as loan_id)
from file.repayment_due
where paid_on is not null
order by draw('orphan', loan_id, 3), loan_id, instalment_no
limit 1;

insert into file.collateral_pledge by name
select * from orphan_pledge;

insert into file.loan_flow by name
select * from orphan_flow;

insert into file.repayment_due by name
select * from orphan_instalment;

insert into truth by name
select
    'orphans_of_loans' as fact,
    'data' as kind,
    'collateral_pledge_loan_exists' as rule,
    json_object('collateral_id', collateral_id, 'loan_id', loan_id, 'valid_from', valid_from::varchar) as key
from orphan_pledge
union all
select
    'orphans_of_loans',
    'data',
    'loan_flow_loan_exists',
    json_object('loan_id', loan_id, 'booked_on', booked_on::varchar, 'flow_no', flow_no)
from orphan_flow
union all
select
    'orphans_of_loans',
    'data',
    'feed_manifest_rows_agree',
    json_object('as_of_date', last_day(booked_on)::varchar, 'file', 'loan_flow.parquet')
from orphan_flow
union all
select
    'orphans_of_loans',
    'data',
    'feed_manifest_sums_agree',
    json_object('as_of_date', last_day(booked_on)::varchar, 'file', 'loan_flow.parquet', 'column_name', 'principal')
from orphan_flow
union all
select
    'orphans_of_loans',
    'data',
    'repayment_due_loan_exists',
    json_object('loan_id', loan_id, 'instalment_no', instalment_no)
from orphan_instalment;
