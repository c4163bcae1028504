-- title: What moved each non-performing loan between one as-of date and the next
-- title zh: 不良贷款逐笔变动明细
-- grain: as_of_date, basis, loan_id, component, branch_id, product_type, use_industry_code, use_region_code
-- parameters: months date[], base_currency varchar
-- sources: judged_loan_month, report_month, book.loan, book.loan_flow, book.exchange_rate
-- stored: lake
-- period: as_of_date
-- notes: signed, opening plus the others is closing; unexplained has no record: without loan_flow, every change
with compared as (
    select
        as_of_date,
        as_of_date_before
    from report_month
    where is_comparable and as_of_date = any($months)
),

rate as (
    select
        as_of_date,
        currency,
        rate_to_base
    from book.exchange_rate
    where currency <> $base_currency
),

-- Non-performing at either end, or with a record that only a bad loan has.
flagged as (
    select
        compared.as_of_date,
        compared.as_of_date_before,
        judged.loan_id
    from judged_loan_month as judged
    inner join compared on judged.as_of_date = compared.as_of_date
    where
        greatest(
            judged.risk_class_effective,
            judged.risk_class_floor,
            judged.risk_class_eba,
            judged.risk_class_fdic,
            judged.risk_class_par
        ) >= 3
    union
    select
        compared.as_of_date,
        compared.as_of_date_before,
        judged.loan_id
    from judged_loan_month as judged
    inner join compared on judged.as_of_date = compared.as_of_date_before
    where
        greatest(
            judged.risk_class_effective,
            judged.risk_class_floor,
            judged.risk_class_eba,
            judged.risk_class_fdic,
            judged.risk_class_par
        ) >= 3
    union
    select
        compared.as_of_date,
        compared.as_of_date_before,
        flow.loan_id
    from book.loan_flow as flow
    inner join compared on flow.booked_on > compared.as_of_date_before and flow.booked_on <= compared.as_of_date
    where flow.flow_type in ('written_off', 'partly_written_off', 'collateral_recovered', 'swapped_for_assets')
),

flow as (
    select
        flagged.as_of_date,
        flagged.loan_id,
        flow.flow_type,
        round(
            case
                when flow.flow_type = 'interest_capitalised' then coalesce(nullif(flow.principal, 0), flow.interest)
                else flow.principal
            end
            * coalesce(rate.rate_to_base, 1)::decimal(38, 8)
            * coalesce(loan.own_share, 1),
            2
        )::decimal(18, 2) as amount
    from flagged
    inner join book.loan_flow as flow
        on
            flagged.loan_id = flow.loan_id
            and flagged.as_of_date_before < flow.booked_on
            and flagged.as_of_date >= flow.booked_on
    left join book.loan as loan on flagged.loan_id = loan.loan_id
    left join rate on flagged.as_of_date = rate.as_of_date and loan.currency = rate.currency
),

recorded as (
    select
        as_of_date,
        loan_id,
        count(*) as flow_count,
        coalesce(sum(amount) filter (where flow_type in ('drawn', 'interest_capitalised')), 0) as drawn,
        coalesce(sum(amount) filter (where flow_type = 'assigned_in'), 0) as assigned_in,
        coalesce(sum(amount) filter (where flow_type in ('scheduled', 'prepaid')), 0) as repaid,
        coalesce(sum(amount) filter (where flow_type = 'cash_recovered'), 0) as recovered,
        coalesce(sum(amount) filter (where flow_type = 'collateral_recovered'), 0) as collateral,
        coalesce(sum(amount) filter (where flow_type = 'written_off'), 0) as written_off,
        coalesce(sum(amount) filter (where flow_type = 'partly_written_off'), 0) as partly_written_off,
        coalesce(sum(amount) filter (where flow_type in ('sold', 'assigned_out')), 0) as sold,
        coalesce(sum(amount) filter (where flow_type = 'swapped_for_assets'), 0) as swapped,
        coalesce(sum(amount) filter (where flow_type = 'refinanced'), 0) as refinanced
    from flow
    group by as_of_date, loan_id
),

paired as (
    select
        flagged.as_of_date,
        flagged.loan_id,
        coalesce(before.in_book and before.balance > 0, false) as was_here,
        coalesce(now.in_book and now.balance > 0, false) as is_here,
        {
            'branch_id': before.branch_id,
            'product_type': before.product_type,
            'use_industry_code': before.use_industry_code,
            'use_region_code': before.use_region_code
        } as cut_before,
        {
            'branch_id': now.branch_id,
            'product_type': now.product_type,
            'use_industry_code': now.use_industry_code,
            'use_region_code': now.use_region_code
        } as cut_now,
        unnest([
            { 'basis': 'reported', 'was': before.risk_class_reported, 'is': now.risk_class_reported },
            { 'basis': 'dpd', 'was': before.risk_class_dpd, 'is': now.risk_class_dpd },
            { 'basis': 'floor', 'was': before.risk_class_floor, 'is': now.risk_class_floor },
            { 'basis': 'effective', 'was': before.risk_class_effective, 'is': now.risk_class_effective },
            { 'basis': 'eba', 'was': before.risk_class_eba, 'is': now.risk_class_eba },
            { 'basis': 'fdic', 'was': before.risk_class_fdic, 'is': now.risk_class_fdic },
            { 'basis': 'par', 'was': before.risk_class_par, 'is': now.risk_class_par }
        ]) as risk_class,
        coalesce(before.balance, 0) as balance_before,
        coalesce(now.balance, 0) as balance_now,
        coalesce(
            round(before.balance::decimal(38, 2) * rate_now.rate_to_base / rate_before.rate_to_base, 2),
            before.balance,
            0
        )::decimal(18, 2) as revalued,
        coalesce(now.currency, before.currency) <> $base_currency or loan.own_share < 1 as is_converted,
        coalesce(recorded.flow_count, 0) as flow_count,
        coalesce(recorded.drawn, 0) as drawn,
        coalesce(recorded.assigned_in, 0) as assigned_in,
        coalesce(recorded.repaid, 0) as repaid,
        coalesce(recorded.recovered, 0) as recovered,
        coalesce(recorded.collateral, 0) as collateral,
        coalesce(recorded.written_off, 0) as written_off,
        coalesce(recorded.partly_written_off, 0) as partly_written_off,
        coalesce(recorded.sold, 0) as sold,
        coalesce(recorded.swapped, 0) as swapped,
        coalesce(recorded.refinanced, 0) as refinanced
    from flagged
    left join judged_loan_month as before
        on flagged.as_of_date_before = before.as_of_date and flagged.loan_id = before.loan_id
    left join judged_loan_month as now
        on flagged.as_of_date = now.as_of_date and flagged.loan_id = now.loan_id
    left join recorded on flagged.as_of_date = recorded.as_of_date and flagged.loan_id = recorded.loan_id
    left join book.loan as loan on flagged.loan_id = loan.loan_id
    left join rate as rate_before
        on flagged.as_of_date_before = rate_before.as_of_date and before.currency = rate_before.currency
    left join rate as rate_now
        on flagged.as_of_date = rate_now.as_of_date and before.currency = rate_now.currency
),

read_by_basis as (
    select
        *,
        risk_class['basis'] as basis,
        risk_class['was'] as class_before,
        risk_class['is'] as class_now,
        was_here and coalesce(risk_class['was'] >= 3, false) as was_npl,
        is_here and coalesce(risk_class['is'] >= 3, false) as is_npl,
        written_off + partly_written_off + collateral + swapped > 0 as has_default_record,
        collateral + written_off + partly_written_off + sold + swapped + refinanced as disposed
    from paired
),

-- unseen, appeared: without a class at one end, what happened is not known.
told as (
    select
        *,
        case
            when was_npl and is_npl then 'stayed'
            when was_npl and not is_here then 'left'
            when was_npl and class_now < 3 then 'upgraded'
            when was_npl then 'unseen'
            when is_npl and was_here and class_before is null then 'appeared'
            when is_npl and not was_here and assigned_in > 0 then 'bought'
            when is_npl then 'turned'
            when is_here or not (coalesce(class_now >= 3, false) or has_default_record) then null
            when was_here and coalesce(class_before, class_now) is not null then 'turned_and_left'
            when not was_here and drawn + assigned_in > 0 then 'turned_and_left'
        end as course
    from read_by_basis
),

measured as (
    select
        *,
        case when course in ('stayed', 'left', 'upgraded', 'unseen') then balance_before else 0 end as opening,
        case course
            when 'turned' then balance_now + disposed
            when 'turned_and_left' then revalued + drawn + assigned_in - repaid
            else 0
        end as new,
        case when course in ('stayed', 'left', 'unseen', 'bought') then drawn + assigned_in else 0 end as purchased,
        case when course = 'upgraded' then disposed - balance_before else 0 end as upgraded,
        case
            when course in ('stayed', 'left', 'unseen', 'bought') then -(repaid + recovered)
            when course = 'turned_and_left' then -recovered
            else 0
        end as cash,
        case when course in ('stayed', 'left', 'unseen') then revalued - balance_before else 0 end as revaluation,
        case when is_npl then balance_now else 0 end as closing
    from told
    where course is not null
),

balanced as (
    select
        *,
        closing - opening - new - purchased - upgraded - cash - revaluation + disposed as residue
    from measured
),

-- Converted amounts are each rounded to the cent: that much of the residue is rounding, not a missing record.
settled as (
    select
        *,
        case when is_converted and abs(residue) <= 0.01 * (flow_count + 1) then residue else 0 end as rounding,
        case when course = 'stayed' and cut_before <> cut_now then balance_before else 0 end as moved,
        case
            when course in ('left', 'upgraded', 'unseen') or (course = 'turned_and_left' and was_here) then cut_before
            else cut_now
        end as cut
    from balanced
),

entered as (
    select
        as_of_date,
        basis,
        loan_id,
        unnest([
            { 'component': 'opening', 'amount': opening, 'cut': cut_before },
            { 'component': 'new', 'amount': new, 'cut': cut },
            { 'component': 'purchased_or_drawn', 'amount': purchased, 'cut': cut },
            { 'component': 'upgraded', 'amount': upgraded, 'cut': cut },
            { 'component': 'cash', 'amount': cash, 'cut': cut },
            { 'component': 'collateral', 'amount': -collateral, 'cut': cut },
            { 'component': 'written_off', 'amount': -written_off, 'cut': cut },
            { 'component': 'partly_written_off', 'amount': -partly_written_off, 'cut': cut },
            { 'component': 'sold', 'amount': -sold, 'cut': cut },
            { 'component': 'swapped', 'amount': -swapped, 'cut': cut },
            { 'component': 'refinanced', 'amount': -refinanced, 'cut': cut },
            { 'component': 'moved', 'amount': -moved, 'cut': cut_before },
            { 'component': 'moved', 'amount': moved, 'cut': cut_now },
            { 'component': 'exchange', 'amount': revaluation + rounding, 'cut': cut },
            { 'component': 'unexplained', 'amount': residue - rounding, 'cut': cut },
            { 'component': 'closing', 'amount': closing, 'cut': cut }
        ]) as entry
    from settled
)

select
    as_of_date,
    basis,
    loan_id,
    coalesce(entry['cut']['branch_id'], 'unknown') as branch_id,
    coalesce(entry['cut']['product_type'], 'unknown') as product_type,
    coalesce(entry['cut']['use_industry_code'], 'unknown') as use_industry_code,
    coalesce(entry['cut']['use_region_code'], 'unknown') as use_region_code,
    entry['component'] as component,
    entry['amount']::decimal(18, 2) as amount
from entered
where entry['amount'] <> 0
