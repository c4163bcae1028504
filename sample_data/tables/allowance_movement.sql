-- grain: as_of_date, stage; closing is the allowance of the loans, charges and releases are what the rest calls for
with loan_currency as (
    select
        loan_id,
        currency
    from file.loan
    where currency <> 'CNY'
),

closing as (
    select
        loan_month.as_of_date,
        loan_month.impairment_stage as stage,
        sum(case
            when exchange_rate.rate_to_base is null then loan_month.loss_allowance
            else round(loan_month.loss_allowance::decimal(38, 2) * exchange_rate.rate_to_base, 2)::decimal(18, 2)
        end)::decimal(18, 2) as closing
    from file.loan_month as loan_month
    left join loan_currency on loan_month.loan_id = loan_currency.loan_id
    left join file.exchange_rate as exchange_rate
        on loan_month.as_of_date = exchange_rate.as_of_date and loan_currency.currency = exchange_rate.currency
    where loan_month.status = 'active'
    group by loan_month.as_of_date, loan_month.impairment_stage
),

-- what is written off, or recovered after it, was or had been credit-impaired
flow as (
    select
        last_day(loan_flow.booked_on) as as_of_date,
        3 as stage,
        loan_flow.flow_type,
        round(loan_flow.principal::decimal(38, 2) * coalesce(exchange_rate.rate_to_base, 1), 2) as amount
    from file.loan_flow as loan_flow
    left join loan_currency on loan_flow.loan_id = loan_currency.loan_id
    left join file.exchange_rate as exchange_rate
        on
            last_day(loan_flow.booked_on) = exchange_rate.as_of_date
            and loan_currency.currency = exchange_rate.currency
    where loan_flow.flow_type in ('written_off', 'partly_written_off', 'recovered_after_write_off')
),

used as (
    select
        as_of_date,
        stage,
        coalesce(sum(amount) filter (where flow_type <> 'recovered_after_write_off'), 0)::decimal(18, 2)
            as written_off,
        coalesce(sum(amount) filter (where flow_type = 'recovered_after_write_off'), 0)::decimal(18, 2) as recovered
    from flow
    group by as_of_date, stage
),

month as (
    select
        as_of_date,
        unnest([1, 2, 3]) as stage
    from closing
    group by as_of_date
),

moved as (
    select
        month.as_of_date,
        month.stage,
        coalesce(closing.closing, 0) as closing,
        coalesce(used.written_off, 0) as written_off,
        coalesce(used.recovered, 0) as recovered,
        -- nothing is known of the month before the first: it is taken to have been one per cent lower
        coalesce(
            lag(coalesce(closing.closing, 0)) over (partition by month.stage order by month.as_of_date),
            round(closing.closing * 0.99, 2),
            0
        )::decimal(18, 2) as opening
    from month
    left join closing on month.as_of_date = closing.as_of_date and month.stage = closing.stage
    left join used on month.as_of_date = used.as_of_date and month.stage = used.stage
),

-- of what was held, a fiftieth is released as loans are repaid
needed as (
    select
        *,
        (closing - opening + written_off - recovered)::decimal(18, 2) as net,
        round(opening * 0.02, 2)::decimal(18, 2) as repaid
    from moved
)

select
    as_of_date,
    stage::integer as stage,
    opening,
    (greatest(net, 0) + repaid)::decimal(18, 2) as charged,
    (greatest(-net, 0) + repaid)::decimal(18, 2) as released,
    written_off,
    recovered,
    closing
from needed
order by as_of_date, stage
