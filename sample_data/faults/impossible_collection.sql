-- A promise kept before it was given, a payment in fen where yuan are meant, a judgment before the suit, an event of a
-- time bar that nobody can read, and a warning about a customer nobody has on file.
create temp table kept_early as
select action_id
from file.collection_action
where kept_on is not null
order by draw('kept early', action_id, 0), action_id
limit 1;

create temp table paid_in_fen as
select
    flow_id,
    loan_id
from file.fund_flow
where returned_to_borrower_on is null
order by draw('paid in fen', flow_id, 0), flow_id
limit 1;

create temp table judged_early as
select
    case_id,
    loan_id,
    stage
from file.litigation
where
    stage = 'first_instance'
    and decided_on is not null
order by draw('judged early', case_id, 0), case_id
limit 1;

-- A clock that a second demand keeps from running out all the same.
create temp table unread_event as
select
    loan_id,
    party,
    occurred_on
from file.limitation_event
where
    party = 'guarantor'
    and kind = 'demand'
order by draw('unread event', loan_id, 0), loan_id
limit 1;

-- Of a rule with nothing planted about it.
create temp table warned_nobody as
select signal_id
from file.warning_signal
where
    rule = 'turnover_fell'
    and level <> 'red'
order by draw('warned nobody', signal_id, 0), signal_id
limit 1;

update file.collection_action as collection_action
set kept_on = collection_action.acted_at::date - 2
from kept_early
where collection_action.action_id = kept_early.action_id;

update file.fund_flow as fund_flow
set amount = fund_flow.amount * 100
from paid_in_fen
where fund_flow.flow_id = paid_in_fen.flow_id;

update file.litigation as litigation
set decided_on = litigation.filed_on - 10
from judged_early
where
    litigation.case_id = judged_early.case_id
    and litigation.loan_id = judged_early.loan_id
    and litigation.stage = judged_early.stage;

update file.limitation_event as limitation_event
set kind = 'oral'
from unread_event
where
    limitation_event.loan_id = unread_event.loan_id
    and limitation_event.party = unread_event.party
    and limitation_event.occurred_on = unread_event.occurred_on
    and limitation_event.kind = 'demand';

update file.warning_signal as warning_signal
set customer_id = 'G99999995'
from warned_nobody
where warning_signal.signal_id = warned_nobody.signal_id;

insert into truth by name
select
    'impossible_collection' as fact,
    'data' as kind,
    'collection_action_promise_in_order' as rule,
    json_object('action_id', action_id) as key
from kept_early
union all
select
    'impossible_collection',
    'data',
    'fund_flow_within_loan',
    json_object('loan_id', loan_id)
from paid_in_fen
union all
select
    'impossible_collection',
    'data',
    'litigation_outcome_possible',
    json_object('case_id', case_id, 'loan_id', loan_id, 'stage', stage)
from judged_early
union all
select
    'impossible_collection',
    'data',
    'limitation_event_codes_known',
    json_object('loan_id', loan_id, 'party', party, 'kind', 'oral', 'occurred_on', occurred_on::varchar)
from unread_event
union all
select
    'impossible_collection',
    'data',
    'warning_signal_customer_exists',
    json_object('signal_id', signal_id)
from warned_nobody;
