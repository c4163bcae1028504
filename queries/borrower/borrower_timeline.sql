-- title: Everything known, latest first
-- title zh: 大事记（由近及远）
-- grain: happened_on, event, about, code, detail, amount
-- parameters: customers varchar[], as_of_date date, basis varchar, row_limit integer
-- sources: class_decision, collateral_pledge, collateral_valuation, collection_action, complaint, customer, customer_event, customer_external, finding, fund_flow, inspection, judged_loan_month, limitation_event, litigation, loan, loan_flow, report_month, restructuring, rural_support, warning_signal, watch_list
-- notes: up to the as-of date; scheduled repayments and drawings are left out; amounts in the currency recorded
-- notes zh: 截至数据日期；不含按期还款和放款流水；金额为原始记录币种
with month as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

owner as (
    select unnest($customers) as customer_id
),

owned as (
    select loan.*
    from loan
    inner join owner on loan.customer_id = owner.customer_id
),

pledged as (
    select distinct pledge.collateral_id
    from collateral_pledge as pledge
    inner join owned on pledge.loan_id = owned.loan_id
),

classed as (
    select
        judged.as_of_date,
        judged.loan_id,
        judged.balance,
        case $basis
            when 'reported' then judged.risk_class_reported
            when 'dpd' then judged.risk_class_dpd
            when 'floor' then judged.risk_class_floor
            when 'effective' then judged.risk_class_effective
            when 'eba' then judged.risk_class_eba
            when 'fdic' then judged.risk_class_fdic
            when 'par' then judged.risk_class_par
        end as risk_class
    from judged_loan_month as judged
    where judged.in_book and list_contains($customers, judged.customer_id)
),

changed as (
    select
        *,
        lag(risk_class) over (partition by loan_id order by as_of_date) as class_before,
        risk_class <> lag(risk_class) over (partition by loan_id order by as_of_date) as is_change
    from classed
),

rating as (
    select
        customer.customer_id,
        customer.rated_on,
        customer.internal_rating,
        lag(customer.internal_rating) over (partition by customer.customer_id order by customer.valid_from)
            as rating_before
    from customer
    inner join owner on customer.customer_id = owner.customer_id
    where customer.internal_rating is not null
),

happened as (
    select
        granted_on as happened_on,
        'loan_granted' as event,
        loan_id as about,
        'origination_type' as code_of,
        null as code_before,
        origination_type as code,
        null as detail_of,
        null as detail,
        original_amount as amount
    from owned
    union all
    select
        as_of_date as happened_on,
        'class_changed' as event,
        loan_id as about,
        'risk_class' as code_of,
        class_before::varchar as code_before,
        risk_class::varchar as code,
        null as detail_of,
        null as detail,
        balance as amount
    from changed
    where is_change
    union all
    select
        decision.decided_on as happened_on,
        'class_decided' as event,
        decision.loan_id as about,
        'risk_class' as code_of,
        null as code_before,
        decision.risk_class::varchar as code,
        'class_decision.reason' as detail_of,
        decision.reason as detail,
        null as amount
    from class_decision as decision
    inner join owned on decision.loan_id = owned.loan_id
    where decision.step = 'approved'
    union all
    select
        terms.agreed_on as happened_on,
        'restructured' as event,
        terms.loan_id as about,
        'terms_changed' as code_of,
        null as code_before,
        terms.terms_changed as code,
        'difficulty' as detail_of,
        terms.difficulty as detail,
        null as amount
    from restructuring as terms
    inner join owned on terms.loan_id = owned.loan_id
    union all
    select
        rated_on as happened_on,
        'rated' as event,
        customer_id as about,
        'internal_rating' as code_of,
        rating_before as code_before,
        internal_rating as code,
        null as detail_of,
        null as detail,
        null as amount
    from rating
    where internal_rating is distinct from rating_before
    union all
    select
        raised_on as happened_on,
        concat('warning_', coalesce(level, 'unknown')) as event,
        signal_id as about,
        'family' as code_of,
        null as code_before,
        family as code,
        'warning_signal.rule' as detail_of,
        rule as detail,
        null as amount
    from warning_signal
    where customer_id in (select customer_id from owner)
    union all
    select
        measure_on as happened_on,
        'warning_answered' as event,
        signal_id as about,
        null as code_of,
        null as code_before,
        null as code,
        'warning_signal.measure' as detail_of,
        measure as detail,
        measure_amount as amount
    from warning_signal
    where measure_on is not null and customer_id in (select customer_id from owner)
    union all
    select
        closed_on as happened_on,
        'warning_closed' as event,
        signal_id as about,
        null as code_of,
        null as code_before,
        null as code,
        null as detail_of,
        closing_evidence as detail,
        null as amount
    from warning_signal
    where closed_on is not null and customer_id in (select customer_id from owner)
    union all
    select
        visit.done_on as happened_on,
        'inspected' as event,
        visit.loan_id as about,
        'inspection.kind' as code_of,
        null as code_before,
        visit.kind as code,
        null as detail_of,
        visit.report_text as detail,
        null as amount
    from inspection as visit
    inner join owned on visit.loan_id = owned.loan_id
    where visit.done_on is not null
    union all
    select
        finding.found_on as happened_on,
        'finding' as event,
        visit.loan_id as about,
        'finding.source' as code_of,
        null as code_before,
        finding.source as code,
        'finding.severity' as detail_of,
        finding.severity as detail,
        null as amount
    from finding
    inner join inspection as visit on finding.inspection_id = visit.inspection_id
    inner join owned on visit.loan_id = owned.loan_id
    union all
    select
        action.acted_at::date as happened_on,
        'collection' as event,
        action.loan_id as about,
        'collection_action.channel' as code_of,
        null as code_before,
        action.channel as code,
        'collection_action.result' as detail_of,
        action.result as detail,
        action.promised_amount as amount
    from collection_action as action
    inner join owned on action.loan_id = owned.loan_id
    union all
    select
        suit.filed_on as happened_on,
        'suit_filed' as event,
        suit.loan_id as about,
        null as code_of,
        null as code_before,
        null as code,
        'litigation.stage' as detail_of,
        suit.stage as detail,
        null as amount
    from litigation as suit
    inner join owned on suit.loan_id = owned.loan_id
    union all
    select
        suit.decided_on as happened_on,
        'suit_decided' as event,
        suit.loan_id as about,
        null as code_of,
        null as code_before,
        null as code,
        'litigation.stage' as detail_of,
        suit.stage as detail,
        suit.awarded as amount
    from litigation as suit
    inner join owned on suit.loan_id = owned.loan_id
    where suit.decided_on is not null
    union all
    select
        step.occurred_on as happened_on,
        'time_bar' as event,
        step.loan_id as about,
        'limitation_event.kind' as code_of,
        null as code_before,
        step.kind as code,
        'party' as detail_of,
        step.party as detail,
        null as amount
    from limitation_event as step
    inner join owned on step.loan_id = owned.loan_id
    union all
    select
        occurred_on as happened_on,
        'customer_event' as event,
        customer_id as about,
        'event' as code_of,
        null as code_before,
        event as code,
        'customer_event.source' as detail_of,
        source as detail,
        null as amount
    from customer_event
    where customer_id in (select customer_id from owner)
    union all
    select
        flow.booked_on as happened_on,
        'flow' as event,
        flow.loan_id as about,
        'flow_type' as code_of,
        null as code_before,
        flow.flow_type as code,
        null as detail_of,
        null as detail,
        flow.principal as amount
    from loan_flow as flow
    inner join owned on flow.loan_id = owned.loan_id
    where flow.flow_type not in ('scheduled', 'drawn')
    union all
    select
        valuation.received_on as happened_on,
        'valued' as event,
        valuation.collateral_id as about,
        null as code_of,
        null as code_before,
        null as code,
        null as detail_of,
        null as detail,
        valuation.amount
    from collateral_valuation as valuation
    inner join pledged on valuation.collateral_id = pledged.collateral_id
    union all
    select
        payment.returned_to_borrower_on as happened_on,
        'funds_returned' as event,
        payment.loan_id as about,
        null as code_of,
        null as code_before,
        null as code,
        null as detail_of,
        null as detail,
        payment.amount
    from fund_flow as payment
    inner join owned on payment.loan_id = owned.loan_id
    where payment.returned_to_borrower_on is not null
    union all
    select
        checked_on as happened_on,
        'bad_elsewhere' as event,
        customer_id as about,
        'provider' as code_of,
        null as code_before,
        provider as code,
        null as detail_of,
        null as detail,
        overdue_90_all_banks as amount
    from customer_external
    where (is_npl_elsewhere or overdue_90_all_banks > 0) and customer_id in (select customer_id from owner)
    union all
    select
        valid_from as happened_on,
        'watched' as event,
        customer_id as about,
        null as code_of,
        null as code_before,
        null as code,
        null as detail_of,
        reason as detail,
        null as amount
    from watch_list
    where customer_id in (select customer_id from owner)
    union all
    select
        opened_on as happened_on,
        'complaint' as event,
        complaint_id as about,
        null as code_of,
        null as code_before,
        null as code,
        'complaint.reason' as detail_of,
        reason as detail,
        null as amount
    from complaint
    where customer_id in (select customer_id from owner)
    union all
    select
        given_on as happened_on,
        'support' as event,
        customer_id as about,
        'rural_support.kind' as code_of,
        null as code_before,
        kind as code,
        null as detail_of,
        null as detail,
        amount
    from rural_support
    where customer_id in (select customer_id from owner)
)

select
    happened.happened_on,
    happened.event,
    happened.about,
    happened.code_of,
    happened.code_before,
    happened.code,
    happened.detail_of,
    happened.detail,
    happened.amount::decimal(18, 2) as amount
from happened
cross join month
where happened.happened_on is not null and (month.as_of_date is null or happened.happened_on <= month.as_of_date)
order by happened.happened_on desc, happened.event asc, happened.about asc, happened.code asc
limit $row_limit
