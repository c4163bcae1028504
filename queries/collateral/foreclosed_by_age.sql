-- title: Foreclosed assets by age
-- title zh: 抵债资产（按持有时间）
-- grain: as_of_date, age_band
-- parameters: as_of_date date
-- sources: exchange_rate, foreclosed, report_month
-- needs: loan_month, foreclosed_asset
-- notes: held at the as-of date, at its rate; sold stands for all assets sold by then, with what they brought; a band ends with its last day
-- notes zh: 数据日期仍持有的抵债资产，按当日汇率折算；已处置为截至当日累计处置及其价款；各档含末日
with month as (
    select coalesce($as_of_date::date, (select max(as_of_date) from report_month)) as as_of_date
),

band as (
    select
        unnest(range(1, 5)) as band_no,
        unnest(['up to 1 year', '1-2 years', 'over 2 years', 'sold']) as age_band
),

rated as (
    select
        foreclosed.*,
        month.as_of_date,
        coalesce(foreclosed.sold_on <= month.as_of_date, false) as is_sold,
        case when foreclosed.foreign_currency is null then 1 else exchange_rate.rate_to_base end::decimal(18, 8) as rate
    from foreclosed
    inner join month on foreclosed.taken_on <= month.as_of_date
    left join exchange_rate
        on month.as_of_date = exchange_rate.as_of_date and foreclosed.foreign_currency = exchange_rate.currency
),

converted as (
    select
        asset_id,
        case
            when is_sold then 'sold'
            when as_of_date <= taken_on + to_years(1) then 'up to 1 year'
            when as_of_date <= taken_on + to_years(2) then '1-2 years'
            else 'over 2 years'
        end as age_band,
        as_of_date - taken_on as age_days,
        round(booked_amount::decimal(38, 2) * rate, 2) as booked_amount,
        case when is_sold then round(price::decimal(38, 2) * rate, 2) end as price
    from rated
)

select
    month.as_of_date,
    band.band_no,
    band.age_band,
    count(distinct converted.asset_id) as asset_count,
    coalesce(sum(converted.booked_amount), 0)::decimal(28, 2) as booked_amount,
    sum(converted.price)::decimal(28, 2) as price_amount,
    sum(converted.price)::double
    / nullif(sum(converted.booked_amount) filter (where converted.price is not null), 0)::double as price_to_booked,
    max(converted.age_days) as oldest_days
from month
cross join band
left join converted on band.age_band = converted.age_band
group by month.as_of_date, band.band_no, band.age_band
order by band.band_no
