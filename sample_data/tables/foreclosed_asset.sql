-- grain: asset_id; assets taken for a loan, some sold on since
with taken as (
    select
        loan_flow.loan_id,
        loan_flow.booked_on,
        loan_flow.principal,
        loan_flow.booked_on + 60 + floor(360 * draw('sold on', loan_flow.loan_id, 1))::integer as sale_day,
        draw('sold on', loan_flow.loan_id, 0) < disposal.sold_on as finds_buyer,
        disposal.low_price + (disposal.high_price - disposal.low_price) * draw('sold on', loan_flow.loan_id, 2)
            as price_share
    from file.loan_flow as loan_flow
    cross join disposal
    where loan_flow.flow_type = 'swapped_for_assets'
),

sold as (
    select
        *,
        finds_buyer and sale_day <= as_of(getvariable('months') - 1) as is_sold
    from taken
)

select
    'Z' || loan_id[2:] as asset_id,
    loan_id,
    booked_on as taken_on,
    principal as booked_amount,
    if(is_sold, sale_day, null) as sold_on,
    if(is_sold, round(principal * price_share, 2), null)::decimal(18, 2) as price
from sold
order by asset_id
