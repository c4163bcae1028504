-- Two loans of persons that fall due before they were granted, and two valuations received before the day they speak of.
create temp table due_too_early as
select loan.loan_id
from file.loan as loan
inner join shown on loan.loan_id = shown.loan_id
where
    shown.product_type = 'consumer_loan'
    and shown.outcome is null
    and loan.extended_to is null
order by draw('due too early', loan.loan_id, 0), loan.loan_id
limit 2;

create temp table received_too_early as
select
    valuation.collateral_id,
    valuation.valued_on,
    valuation.received_on
from file.collateral_valuation as valuation
where
    valuation.is_internal
    -- one of several a year, so that no other is meant
    and valuation.valued_on > as_of(0)
order by draw('received too early', valuation.collateral_id, 0), valuation.collateral_id, valuation.valued_on
limit 2;

update file.loan as loan
set matures_on = (loan.granted_on - interval 30 day)::date
from due_too_early
where loan.loan_id = due_too_early.loan_id;

update file.collateral_valuation as valuation
set received_on = valuation.valued_on - 3
from received_too_early
where
    valuation.collateral_id = received_too_early.collateral_id
    and valuation.valued_on = received_too_early.valued_on
    and valuation.received_on = received_too_early.received_on;

insert into truth by name
select
    'impossible_loan_dates' as fact,
    'data' as kind,
    'loan_dates_in_order' as rule,
    json_object('loan_id', loan_id) as key
from due_too_early
union all
select
    'impossible_loan_dates',
    'data',
    'collateral_valuation_dates_in_order',
    json_object(
        'collateral_id', collateral_id, 'valued_on', valued_on::varchar, 'received_on', (valued_on - 3)::varchar
    )
from received_too_early;
