-- title: Credit of every kind
-- title zh: 各类授信余额
-- grain: as_of_date, customer_id, exposure_kind, is_off_balance
-- parameters: customers varchar[], as_of_date date
-- sources: exposure, report_month
-- needs: exposure
-- notes: on and off the balance sheet at the latest date recorded on or before the as-of date, before margin
-- notes zh: 数据日期当日或此前最近一期的表内外授信，未扣保证金
with month as (
    select coalesce($as_of_date::date, max(as_of_date)) as as_of_date from report_month
),

latest as (
    select max(exposure.as_of_date) as as_of_date
    from exposure
    inner join month on exposure.as_of_date <= month.as_of_date
)

select
    exposure.as_of_date,
    exposure.customer_id,
    exposure.kind as exposure_kind,
    exposure.is_off_balance,
    sum(exposure.amount)::decimal(28, 2) as amount,
    sum(exposure.cash_margin)::decimal(28, 2) as cash_margin
from exposure
inner join latest on exposure.as_of_date = latest.as_of_date
where list_contains($customers, exposure.customer_id)
group by all
order by exposure.customer_id asc, amount desc
