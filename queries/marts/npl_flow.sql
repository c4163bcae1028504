-- title: What moved each non-performing loan between one as-of date and the next
-- title zh: 不良贷款逐笔变动明细
-- grain: as_of_date, basis, loan_id, component, branch_id, product_type, use_industry_code, use_region_code
-- parameters: months date[], base_currency varchar
-- sources: judged_loan_month, report_month, book.loan, book.loan_flow, book.exchange_rate
-- stored: lake
-- period: as_of_date
-- notes: amounts are signed, opening plus all others is closing; unexplained is what no record of a flow accounts for, so without loan_flow it is the whole change
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
    where judged.risk_class_effective >= 3
    union
    select
        compared.as_of_date,
        compared.as_of_date_before,
        judged.loan_id
    from judged_loan_month as judged
    inner join compared on judged.as_of_date = compared.as_of_date_before
    where judged.risk_class_effective >= 3
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
            end::decimal(38, 2)
            * coalesce(rate.rate_to_base, case when coalesce(loan.currency, $base_currency) = $base_currency then 1 end)
            * coalesce(loan.own_share, 1),
            2
        )::decimal(18, 2) as amount
    from flagged
    inner join book.loan_flow as flow
        on
            flagged.loan_id = flow.loan_id
            and flow.booked_on > flagged.as_of_date_before
            and flow.booked_on <= flagged.as_of_date
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
        before,
        now,
        coalesce(before.in_book and before.balance > 0, false) as was_here,
        coalesce(now.in_book and now.balance > 0, false) as is_here,
        coalesce(before.balance, 0) as balance_before,
        coalesce(now.balance, 0) as balance_now,
        coalesce(round(before.balance::decimal(38, 2) * rate_now.rate_to_base / rate_before.rate_to_base, 2), before.balance, 0)
            ::decimal(18, 2) as revalued,
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
        coalesce(recorded.refinanced, 0) as refinanced,
        coalesce(
            recorded.written_off + recorded.partly_written_off + recorded.collateral + recorded.swapped > 0, false
        ) as has_default_record
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
        paired.*,
        basis.basis,
        case basis.basis
            when 'reported' then before.risk_class_reported
            when 'dpd' then before.risk_class_dpd
            when 'floor' then before.risk_class_floor
            else before.risk_class_effective
        end as class_before,
        case basis.basis
            when 'reported' then now.risk_class_reported
            when 'dpd' then now.risk_class_dpd
            when 'floor' then now.risk_class_floor
            else now.risk_class_effective
        end as class_now
    from paired
    cross join (select unnest(['reported', 'dpd', 'floor', 'effective']) as basis) as basis
),

-- unseen, appeared: the class is not evaluated at one end, so what happened is not known.
told as (
    select
        *,
        case
            when was_here and class_before >= 3 then
                case
                    when not is_here then 'left'
                    when class_now >= 3 then 'stayed'
                    when class_now < 3 then 'upgraded'
                    else 'unseen'
                end
            when is_here and class_now >= 3 then
                case
                    when was_here and class_before is null then 'appeared'
                    when not was_here and assigned_in > 0 then 'bought'
                    else 'turned'
                end
            when not is_here and (class_now >= 3 or has_default_record) then
                case
                    when was_here and coalesce(class_before, class_now) is not null then 'turned_and_left'
                    when not was_here and drawn + assigned_in > 0 then 'turned_and_left'
                end
        end as course,
        collateral + written_off + partly_written_off + sold + swapped + refinanced as disposed
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
        case when is_here and class_now >= 3 then balance_now else 0 end as closing
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
        course in ('left', 'upgraded', 'unseen') or (course = 'turned_and_left' and was_here) as ends_in_old_cut,
        course = 'stayed'
        and (before.branch_id, before.product_type, before.use_industry_code, before.use_region_code)
        <> (now.branch_id, now.product_type, now.use_industry_code, now.use_region_code) as is_moved
    from balanced
),

entered as (
    select
        as_of_date,
        basis,
        loan_id,
        before,
        now,
        ends_in_old_cut,
        unnest([
            { 'component': 'opening', 'amount': opening, 'in_old_cut': true },
            { 'component': 'new', 'amount': new, 'in_old_cut': false },
            { 'component': 'purchased_or_drawn', 'amount': purchased, 'in_old_cut': false },
            { 'component': 'upgraded', 'amount': upgraded, 'in_old_cut': false },
            { 'component': 'cash', 'amount': cash, 'in_old_cut': false },
            { 'component': 'collateral', 'amount': -collateral, 'in_old_cut': false },
            { 'component': 'written_off', 'amount': -written_off, 'in_old_cut': false },
            { 'component': 'partly_written_off', 'amount': -partly_written_off, 'in_old_cut': false },
            { 'component': 'sold', 'amount': -sold, 'in_old_cut': false },
            { 'component': 'swapped', 'amount': -swapped, 'in_old_cut': false },
            { 'component': 'refinanced', 'amount': -refinanced, 'in_old_cut': false },
            { 'component': 'moved', 'amount': case when is_moved then -balance_before else 0 end, 'in_old_cut': true },
            { 'component': 'moved', 'amount': case when is_moved then balance_before else 0 end, 'in_old_cut': false },
            { 'component': 'exchange', 'amount': revaluation + rounding, 'in_old_cut': false },
            { 'component': 'unexplained', 'amount': residue - rounding, 'in_old_cut': false },
            { 'component': 'closing', 'amount': closing, 'in_old_cut': false }
        ]) as entry
    from settled
)

select
    as_of_date,
    basis,
    loan_id,
    coalesce(
        case when entry.in_old_cut or ends_in_old_cut then before.branch_id else now.branch_id end, 'unknown'
    ) as branch_id,
    coalesce(
        case when entry.in_old_cut or ends_in_old_cut then before.product_type else now.product_type end, 'unknown'
    ) as product_type,
    coalesce(
        case when entry.in_old_cut or ends_in_old_cut then before.use_industry_code else now.use_industry_code end, 'unknown'
    ) as use_industry_code,
    coalesce(
        case when entry.in_old_cut or ends_in_old_cut then before.use_region_code else now.use_region_code end, 'unknown'
    ) as use_region_code,
    entry.component,
    entry.amount::decimal(18, 2) as amount
from entered
where entry.amount <> 0
