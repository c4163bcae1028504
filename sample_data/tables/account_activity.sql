-- grain: customer_id, month; receipts and payments of firms with a loan, month by month; receipts fall before a firm
-- stops paying, and now and then for no reason
with owed as (
    select
        shown.customer_id,
        position.month,
        sum(position.balance * if(shown.currency = 'CNY', 100, round(100 * bank.usd_rate)::bigint)) // 100 as fen
    from position
    inner join shown on position.loan_no = shown.loan_no
    cross join bank
    where position.is_active and shown.shares_fate
    group by shown.customer_id, position.month
),

turnover as (
    select
        identity.customer_id,
        -- a month's sales through accounts here, in yuan: as the statements have them (customer_financial.sql)
        identity.lent / 100 / 12 * shape.turnover / (
            outlook.loans_to_assets_low
            + (outlook.loans_to_assets_high - outlook.loans_to_assets_low)
            * draw('balance sheet', identity.customer_id, 0)
        ) * (
            outlook.through_here_low
            + (outlook.through_here_high - outlook.through_here_low) * draw('through here', identity.customer_id, 0)
        ) as usual,
        0.25 + 0.5 * draw('deposits', identity.customer_id, 0) as kept
    from identity
    inner join statement_shape as shape on identity.section = shape.section
    cross join outlook
),

moved as (
    select
        owed.customer_id,
        owed.month,
        owed.fen,
        turnover.kept,
        draw('receipts', owed.customer_id, owed.month) as chance,
        draw('dip', owed.customer_id, owed.month) as dip_chance,
        turnover.usual * season.factor * (0.75 + 0.5 * chance) * if(dip_chance < outlook.dip, 0.5, 1)
        * (1 - coalesce(slump.fallen, 0)) as received
    from owed
    inner join turnover on owed.customer_id = turnover.customer_id
    inner join season on month(month_start(owed.month)) = season.calendar_month
    left join slump on owed.customer_id = slump.customer_id and owed.month = slump.month
    cross join outlook
)

select
    customer_id,
    as_of(month) as month,
    round(received)::decimal(18, 2) as credits,
    round(received * (0.96 + 0.08 * dip_chance))::decimal(18, 2) as debits,
    round(received * kept)::decimal(18, 2) as average_balance,
    yuan(fen) as limit_used
from moved
order by month, customer_id
