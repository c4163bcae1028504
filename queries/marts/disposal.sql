-- title: Collateral sold, against its last valuation
-- title zh: 押品处置结果（对照处置前最近估值）
-- grain: collateral_id
-- parameters: base_currency varchar
-- sources: book.collateral_disposal, book.collateral, book.collateral_valuation, book.exchange_rate
-- stored: memory
-- period: none
-- notes: parts of a piece sold at different times are one sale; the valuation is the last received before the first of them; both in base currency at one rate, the last on or before the sale; days run from the seizure to the last sale
with sold as (
    select
        collateral_id,
        min(disposed_on) as first_on,
        max(disposed_on) as disposed_on,
        max_by(method, disposed_on) as method,
        sum(price) as price,
        sum(cost) as cost
    from book.collateral_disposal
    where price is not null and disposed_on is not null
    group by collateral_id
),

described as (
    select
        sold.collateral_id,
        max_by(collateral.collateral_type, collateral.valid_from) as collateral_type,
        max_by(collateral.region_code, collateral.valid_from) as region_code,
        min(collateral.seized_on) filter (where collateral.seized_on <= sold.disposed_on) as seized_on
    from sold
    inner join book.collateral as collateral on sold.collateral_id = collateral.collateral_id
    group by sold.collateral_id
),

valued as (
    select
        sold.collateral_id,
        max_by(
            { 'amount': valuation.amount, 'currency': valuation.currency, 'valuer': valuation.valuer },
            { 'valued_on': valuation.valued_on, 'received_on': valuation.received_on }
        ) as last_valuation
    from sold
    inner join book.collateral_valuation as valuation
        on sold.collateral_id = valuation.collateral_id and sold.first_on > valuation.received_on
    where valuation.amount is not null and valuation.valued_on is not null
    group by sold.collateral_id
),

together as (
    select
        sold.*,
        described.collateral_type,
        described.region_code,
        described.seized_on,
        valued.last_valuation.amount as valuation,
        valued.last_valuation.valuer,
        coalesce(valued.last_valuation.currency, $base_currency) as currency
    from sold
    left join described on sold.collateral_id = described.collateral_id
    left join valued on sold.collateral_id = valued.collateral_id
),

converted as (
    select
        together.*,
        case when together.currency = $base_currency then 1 else exchange_rate.rate_to_base end::decimal(18, 8) as rate
    from together
    asof left join book.exchange_rate as exchange_rate
        on together.currency = exchange_rate.currency and together.disposed_on >= exchange_rate.as_of_date
)

select
    collateral_id,
    coalesce(collateral_type, 'unknown') as collateral_type,
    coalesce(region_code, 'unknown') as region_code,
    coalesce(valuer, 'unknown') as valuer,
    method,
    disposed_on,
    seized_on,
    round(valuation::decimal(38, 2) * rate, 2)::decimal(18, 2) as valuation,
    round(price::decimal(38, 2) * rate, 2)::decimal(18, 2) as price,
    round(cost::decimal(38, 2) * rate, 2)::decimal(18, 2) as cost
from converted
