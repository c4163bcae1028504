-- grain: customer_id, provider, checked_on; the registry, the tax office and the credit bureau once a year, the bureau
-- every month while a firm fails, the courts while its loan is unpaid
with year_here as (
    select
        identity.customer_id,
        identity.is_firm,
        identity.name,
        identity.first_on,
        identity.seen_on,
        draw('yearly check', identity.customer_id, 0) as check_chance,
        unnest(range(
            year(getvariable('first_month')::date), 1 + year(as_of(getvariable('months') - 1))
        )) as in_year
    from identity
),

yearly as (
    select
        *,
        make_date(in_year, 1, 1) + (364 * check_chance)::integer as on_any_day,
        -- the tax year is settled by the end of May
        make_date(in_year, 6, 1) + (100 * check_chance)::integer as after_settlement,
        date_diff('month', getvariable('first_month')::date, on_any_day) as month
    from year_here
),

asked as (
    select
        yearly.customer_id,
        yearly.on_any_day as checked_on,
        yearly.month
    from yearly
    where
        yearly.on_any_day between greatest(yearly.first_on, getvariable('first_month')::date) and yearly.seen_on
    union
    select
        trouble.customer_id,
        as_of(trouble.month + later.months) as checked_on,
        trouble.month + later.months
    from trouble
    inner join identity on trouble.customer_id = identity.customer_id
    cross join range(4) as later (months)
    where
        trouble.behind >= 4
        and identity.is_firm
        and trouble.month + later.months <= identity.last_month
),

-- What a firm says it earns: as its statements have it (customer_financial.sql), in fen.
income as (
    select
        identity.customer_id,
        100 * round(
            identity.lent / 100 * shape.turnover * (0.8 + 0.4 * draw('balance sheet', identity.customer_id, 0)) / (
                outlook.loans_to_assets_low
                + (outlook.loans_to_assets_high - outlook.loans_to_assets_low)
                * draw('balance sheet', identity.customer_id, 0)
            )
        )::bigint as declared
    from identity
    inner join statement_shape as shape on identity.section = shape.section
    cross join outlook
),

-- What is owed here in the month of the check, in fen.
owed as (
    select
        asked.customer_id,
        asked.checked_on,
        sum(position.balance * if(shown.currency = 'CNY', 100, round(100 * bank.usd_rate)::bigint)) // 100 as debt,
        coalesce(
            sum(position.balance * if(shown.currency = 'CNY', 100, round(100 * bank.usd_rate)::bigint))
            filter (where position.days_past_due > 90 and position.risk_class >= 3) // 100,
            0
        ) as overdue
    from asked
    inner join shown on asked.customer_id = shown.customer_id
    inner join position on shown.loan_no = position.loan_no and asked.month = position.month
    cross join bank
    where position.is_active
    group by asked.customer_id, asked.checked_on
),

reported as (
    select
        owed.customer_id,
        owed.checked_on,
        round(
            owed.debt * (
                1 + outlook.elsewhere_low
                + (outlook.elsewhere_high - outlook.elsewhere_low) * draw('elsewhere', owed.customer_id, 0)
            )
        )::bigint as debt,
        owed.overdue + if(
            owed.overdue * 2 > owed.debt and draw('fails elsewhere', owed.customer_id, 0) < 0.5,
            round(owed.debt * outlook.elsewhere_low)::bigint,
            0
        ) as overdue,
        owed.overdue * 2 > owed.debt and draw('fails elsewhere', owed.customer_id, 0) < 0.5 as fails_elsewhere
    from owed
    cross join outlook
    anti join overdue_at_other_banks
        on owed.customer_id = overdue_at_other_banks.customer_id and owed.checked_on = overdue_at_other_banks.checked_on
    union all
    -- planted: 35 % of the debt at all banks is more than 90 days late, none of it here; at the third firm 20 % exactly
    select
        customer_id,
        checked_on,
        1000000000,
        if(place < 3, 350000000, 200000000),
        true
    from overdue_at_other_banks
),

told as (
    select
        reported.customer_id,
        'bureau' as provider,
        reported.checked_on,
        null as registered_name,
        null as registered_status,
        null::bigint as declared,
        null::bigint as verified,
        reported.debt,
        reported.overdue,
        reported.fails_elsewhere as is_npl_elsewhere,
        null::integer as lawsuits_open
    from reported
    union all
    select
        yearly.customer_id,
        'registry',
        yearly.on_any_day,
        yearly.name,
        if(
            draw('abnormal', yearly.customer_id, yearly.in_year) < outlook.abnormal
            or coalesce(slump.fallen > 0.6 and draw('abnormal', yearly.customer_id, 0) < 0.4, false),
            'abnormal',
            'in_operation'
        ),
        null,
        null,
        null,
        null,
        null,
        null
    from yearly
    left join slump on yearly.customer_id = slump.customer_id and yearly.month = slump.month
    anti join register_disagrees
        on yearly.customer_id = register_disagrees.customer_id and yearly.on_any_day = register_disagrees.checked_on
    cross join outlook
    where
        yearly.is_firm
        and yearly.on_any_day between greatest(yearly.first_on, getvariable('first_month')::date) and yearly.seen_on
    union all
    -- planted: struck off
    select
        customer_id,
        'registry',
        checked_on,
        name,
        'deregistered',
        null,
        null,
        null,
        null,
        null,
        null
    from register_disagrees
    union all
    select
        yearly.customer_id,
        'tax',
        yearly.after_settlement,
        null,
        null,
        income.declared,
        round(income.declared * (0.86 + 0.14 * draw('verified', yearly.customer_id, yearly.in_year)))::bigint,
        null,
        null,
        null,
        null
    from yearly
    inner join income on yearly.customer_id = income.customer_id
    where
        yearly.is_firm
        and yearly.after_settlement
        between greatest(yearly.first_on, getvariable('first_month')::date) and yearly.seen_on
    union all
    select
        trouble.customer_id,
        'court',
        as_of(trouble.month),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        1 + floor(3 * draw('lawsuits', trouble.customer_id, 0))::integer
    from trouble
    inner join identity on trouble.customer_id = identity.customer_id
    where trouble.behind % 6 = 5 and identity.is_firm
)

select
    customer_id,
    provider,
    checked_on,
    registered_name,
    registered_status,
    yuan(declared) as declared_income,
    yuan(verified) as verified_income,
    yuan(debt) as debt_all_banks,
    yuan(overdue) as overdue_90_all_banks,
    is_npl_elsewhere,
    lawsuits_open
from told
order by customer_id, provider, checked_on
