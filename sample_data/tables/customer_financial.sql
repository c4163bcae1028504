-- grain: customer_id, period_end; statements of firms, yearly and half-yearly, from the year before the first month on;
-- those of a firm that is about to fail are weaker, and so are a few whose firm recovers
with in_year as (
    select unnest(range(
        year(getvariable('first_month')::date) - 1, 1 + year(as_of(getvariable('months') - 1))
    )) as in_year
),

closed as (
    select
        make_date(in_year.in_year, 12, 31) as period_end,
        12 as months,
        people.statement_lag_year::integer as lag
    from in_year
    cross join people
    union all
    select
        make_date(in_year.in_year, 6, 30),
        6,
        people.statement_lag_half::integer
    from in_year
    cross join people
),

period as (
    select
        period_end,
        months,
        date_diff('month', getvariable('first_month')::date, period_end) as month,
        last_day((period_end + to_months(lag))::date) as filed_on
    from closed
),

reported as (
    select
        identity.customer_id,
        identity.section,
        identity.lent / 100 as lent,
        period.period_end,
        period.months,
        period.month,
        draw('statement', identity.customer_id, period.month) as chance,
        draw('leverage', identity.customer_id, 0) as leverage_chance,
        draw('balance sheet', identity.customer_id, 0) as size_chance,
        coalesce(
            slump.fallen,
            if(draw('false weakness', identity.customer_id, period.month) < outlook.false_weakness, 0.4, 0)
        ) as weakness
    from identity
    inner join period on period.filed_on between identity.first_on - interval 1 year and identity.seen_on
    left join slump on identity.customer_id = slump.customer_id and period.month + 3 = slump.month
    cross join outlook
    where identity.is_firm
),

shaped as (
    select
        reported.*,
        shape.margin,
        shape.days,
        shape.current,
        shape.turnover,
        round(
            reported.lent / (
                outlook.loans_to_assets_low
                + (outlook.loans_to_assets_high - outlook.loans_to_assets_low) * reported.size_chance
            ) * pow(1.05, reported.month / 12) * (0.95 + 0.1 * reported.chance)
        )::bigint as assets,
        least(
            1.3,
            outlook.leverage_low + (outlook.leverage_high - outlook.leverage_low) * reported.leverage_chance
            + 0.04 * (reported.chance - 0.5) + 0.35 * reported.weakness
        ) as leverage
    from reported
    inner join statement_shape as shape on reported.section = shape.section
    cross join outlook
),

measured as (
    select
        *,
        current * (0.9 + 0.2 * size_chance) as current_share,
        round(
            assets * turnover * (0.8 + 0.4 * size_chance) * if(months = 12, 1, 0.47) * (1 - 0.5 * weakness)
        )::bigint as revenue
    from shaped
)

select
    customer_id,
    period_end,
    revenue::decimal(18, 2) as revenue,
    round(revenue * (0.02 + 0.08 * chance - 0.25 * weakness))::decimal(18, 2) as operating_cash_flow,
    round(margin * (0.9 + 0.2 * chance) * (1 - 0.7 * weakness), 4)::decimal(18, 8) as gross_margin,
    round(assets * leverage)::decimal(18, 2) as liabilities,
    assets::decimal(18, 2) as assets,
    round(assets * current_share)::decimal(18, 2) as current_assets,
    round(assets * least(leverage, current_share / (1.1 + 0.7 * leverage_chance - 0.8 * weakness)))::decimal(18, 2)
        as current_liabilities,
    round(days * (0.85 + 0.3 * leverage_chance) * (1 + 0.8 * weakness))::integer as receivable_days
from measured
order by customer_id, period_end
