-- title: Internal valuations beside the external one before them
-- title zh: 内部估值与此前外部评估对照
-- grain: known_month, collateral_type, valuer
-- parameters: base_currency varchar
-- sources: book.collateral_valuation, book.collateral, book.exchange_rate
-- stored: memory
-- period: none
-- notes: each internal valuation with the last external one of the same piece and currency valued at most a year before; known from the month in which both had been received
with ours as (
    select
        collateral_id,
        coalesce(currency, $base_currency) as currency,
        valued_on,
        received_on,
        amount
    from book.collateral_valuation
    where is_internal and amount > 0 and valued_on is not null and received_on is not null
),

theirs as (
    select
        collateral_id,
        coalesce(currency, $base_currency) as currency,
        valued_on,
        received_on,
        amount,
        coalesce(valuer, 'unknown') as valuer
    from book.collateral_valuation
    where not is_internal and amount > 0 and valued_on is not null and received_on is not null
),

paired as (
    select
        ours.collateral_id,
        ours.currency,
        ours.amount as internal_amount,
        theirs.amount as external_amount,
        theirs.valuer,
        date_trunc('month', greatest(ours.received_on, theirs.received_on))::date as known_month
    from ours
    asof inner join theirs
        on
            ours.collateral_id = theirs.collateral_id
            and ours.currency = theirs.currency
            and ours.valued_on >= theirs.valued_on
    where ours.valued_on - theirs.valued_on <= 365
),

kind as (
    select
        collateral_id,
        max_by(collateral_type, valid_from) as collateral_type
    from book.collateral
    group by collateral_id
),

rate as (
    select
        currency,
        max_by(rate_to_base, as_of_date) as rate_to_base
    from book.exchange_rate
    where currency <> $base_currency
    group by currency
)

select
    paired.known_month,
    coalesce(kind.collateral_type, 'unknown') as collateral_type,
    paired.valuer,
    count(*) as pair_count,
    sum(round(paired.internal_amount::decimal(38, 2) * coalesce(rate.rate_to_base, 1), 2))::decimal(28, 2)
        as internal_amount,
    sum(round(paired.external_amount::decimal(38, 2) * coalesce(rate.rate_to_base, 1), 2))::decimal(28, 2)
        as external_amount
from paired
left join kind on paired.collateral_id = kind.collateral_id
left join rate on paired.currency = rate.currency
where paired.currency = $base_currency or rate.rate_to_base is not null
group by all
